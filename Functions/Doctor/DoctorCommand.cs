using System.CommandLine;
using System.Text.Json;
using Sop697.Domain;
using Sop697.Domain.Time;
using Sop697.Functions.Commands;
using Sop697.Microsoft365.Doctor;
using Sop697.Microsoft365.SharePoint;
using Sop697.Storage.Doctor;
using Sop697.Workflow.Doctor;

namespace Sop697.Functions.Doctor;

/// <summary><c>doctor</c>: looks at a tenant from end to end and changes nothing.</summary>
internal static class DoctorCommand
{
    private const int Healthy = 0;
    private const int Ill = 1;
    private const int NotChecked = 2;

    private sealed record Options(bool Json, bool Reach, ListDefinitions Lists, DateOnly On);

    /// <param name="wire">Changes how the services reach the network; for tests, which must trust a certificate of their own.</param>
    /// <returns>0 when all is well, 1 when something is wrong, 2 when something could not be looked at or the arguments are wrong.</returns>
    internal static Command For(IConfiguration configuration, TimeProvider time, Action<IServiceCollection>? wire = null)
    {
        var json = Administration.Option<bool>("--json", "hasil sebagai JSON", "the outcome as JSON");
        var reach = Administration.Option<bool>("--reach", "cari juga obrolan setiap pemegang jabatan", "look for the chat of every holder of a position too");
        var lists = Administration.Option<string>("--lists", "definisi daftar selain yang dikirim bersama aplikasi", "a definition of the lists other than the one shipped", "FILE");
        var on = Administration.Day("--on", "hari yang diperiksa; tanpa ini hari ini", "the day that is looked at; without it today");
        return new Command("doctor", "Memeriksa tenant dari ujung ke ujung tanpa mengubah apa pun / looks at a tenant from end to end and changes nothing") { json, reach, lists, on }
            .Does(async (read, output, cancellationToken) =>
            {
                if (await ListsAsync(read.GetValue(lists), output, cancellationToken) is not { } definitions) return NotChecked;
                var options = new Options(read.GetValue(json), read.GetValue(reach), definitions, read.GetValue(on) ?? Wib.Day(time.GetUtcNow()));
                return await RunAsync(options, configuration, output, time, wire, cancellationToken);
            });
    }

    private static async Task<int> RunAsync(
        Options options, IConfiguration configuration, TextWriter output, TimeProvider time, Action<IServiceCollection>? wire, CancellationToken cancellationToken)
    {
        await using var services = Services(configuration, options, time, wire);
        var examined = await new Examination([.. services.GetServices<ICheck>()], Explain, time).RunAsync(cancellationToken);
        var code = CodeOf(examined);
        await (options.Json ? DoctorReport.WriteJsonAsync(output, examined, code, time.GetUtcNow()) : DoctorReport.WriteAsync(output, examined));
        return code;
    }

    internal static int CodeOf(IReadOnlyList<Examined> examined) => examined.Max(e => e.Finding.Health) switch
    {
        Health.Wrong => Ill,
        Health.Unchecked => NotChecked,
        _ => Healthy,
    };

    private static LocalText? Explain(Exception failure) => Microsoft365Doctor.Explain(failure) ?? StorageDoctor.Explain(failure);

    /// <summary>A part whose settings are wrong is left out, and said to be; the others are looked at all the same.</summary>
    private static ServiceProvider Services(IConfiguration configuration, Options options, TimeProvider time, Action<IServiceCollection>? wire)
    {
        var settings = new SettingsCheck();
        var services = new ServiceCollection();
        services.AddLogging().AddHttpClient();
        services.AddSingleton(configuration).AddSingleton(time).AddSingleton(new LookedAtDay(options.On)).AddSingleton<ICheck>(settings);
        var hasStorage = settings.Try(() => services.AddStorageChecks(configuration));
        var hasGraph = settings.Try(() => services.AddGraphChecks(configuration, options.Lists));
        var hasBot = settings.Try(() => services.AddBotChecks(configuration));
        if (hasStorage && hasGraph && hasBot) services.AddReachCheck(options.Reach);
        wire?.Invoke(services);
        return services.BuildServiceProvider();
    }

    private static async Task<ListDefinitions?> ListsAsync(string? file, TextWriter output, CancellationToken cancellationToken)
    {
        try
        {
            return file is null ? ListDefinitions.Embedded : ListDefinitions.Parse(await File.ReadAllTextAsync(file, cancellationToken));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException or JsonException)
        {
            await output.WriteLineAsync($"Gagal / failed: {e.Message}");
            return null;
        }
    }
}

/// <summary>Everything that the settings lack, collected while the parts are put together.</summary>
internal sealed class SettingsCheck : ICheck
{
    private readonly List<string> faults = [];

    public string Name => "settings";

    public LocalText Title { get; } = new("Pengaturan", "Settings");

    /// <returns>False when a setting that the part needs is missing or wrong.</returns>
    internal bool Try(Action part)
    {
        try
        {
            part();
            return true;
        }
        catch (InvalidOperationException e)
        {
            faults.Add(e.Message);
            return false;
        }
    }

    public Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        var named = string.Join(" ", faults.Distinct());
        return Task.FromResult(faults.Count == 0
            ? Finding.Good("Lengkap.", "Complete.")
            : Finding.Wrong(
                new LocalText($"{named} Pemeriksaan yang memerlukannya dilewati.", $"{named} The checks that need it are left out."),
                new LocalText("Isi seperti Functions/local.settings.json.example.", "Set it as in Functions/local.settings.json.example.")));
    }
}
