using System.Globalization;
using System.Text.Json;
using Sop697.Domain;
using Sop697.Domain.Time;
using Sop697.Microsoft365.Doctor;
using Sop697.Microsoft365.SharePoint;
using Sop697.Storage.Doctor;
using Sop697.Workflow.Doctor;

namespace Sop697.Functions.Doctor;

/// <summary><c>doctor [--json] [--reach] [--lists FILE] [--on YYYY-MM-DD]</c>: looks at a tenant from end to end and changes nothing.</summary>
internal static class DoctorCommand
{
    private const int Healthy = 0;
    private const int Ill = 1;
    private const int NotChecked = 2;

    private const string Usage = "doctor [--json] [--reach] [--lists FILE] [--on YYYY-MM-DD]";

    private sealed record Options(bool Json, bool Reach, ListDefinitions Lists, DateOnly On);

    /// <param name="wire">Changes how the services reach the network; for tests, which must trust a certificate of their own.</param>
    /// <returns>0 when all is well, 1 when something is wrong, 2 when something could not be looked at or the arguments are wrong.</returns>
    internal static async Task<int> RunAsync(
        string[] args, IConfiguration configuration, TextWriter output, TimeProvider time, CancellationToken cancellationToken, Action<IServiceCollection>? wire = null)
    {
        if (await ReadAsync(args, time, output, cancellationToken) is not { } options) return NotChecked;
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

    private static async Task<Options?> ReadAsync(string[] args, TimeProvider time, TextWriter output, CancellationToken cancellationToken)
    {
        var options = new Options(Json: false, Reach: false, ListDefinitions.Embedded, Wib.Day(time.GetUtcNow()));
        try
        {
            for (var i = 0; i < args.Length; i++)
            {
                options = args[i] switch
                {
                    "--json" => options with { Json = true },
                    "--reach" => options with { Reach = true },
                    "--lists" => options with { Lists = ListDefinitions.Parse(await File.ReadAllTextAsync(args[++i], cancellationToken)) },
                    "--on" => options with { On = DateOnly.ParseExact(args[++i], "yyyy-MM-dd", CultureInfo.InvariantCulture) },
                    _ => throw new FormatException(Usage),
                };
            }

            return options;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException or JsonException or IndexOutOfRangeException)
        {
            await output.WriteLineAsync(e is IndexOutOfRangeException ? Usage : $"Gagal / failed: {e.Message}");
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
