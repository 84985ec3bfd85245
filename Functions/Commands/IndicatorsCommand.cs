using System.CommandLine;
using System.Globalization;
using Sop697.Domain.Cases;
using Sop697.Domain.Indicators;
using Sop697.Domain.Time;
using Sop697.Microsoft365.Graph;
using Sop697.Storage;
using Sop697.Workflow;
using Sop697.Workflow.Ports;

namespace Sop697.Functions.Commands;

/// <summary><c>indicators</c>: computes the indicators of a year from the journal and shows them, or writes them into SharePoint too.</summary>
internal static class IndicatorsCommand
{
    private const int Done = 0;
    private const int Failed = 2;

    private sealed record Options(int? Year, bool Write);

    internal static Command For(IConfiguration configuration)
    {
        var year = Administration.Year("tahun; tanpa ini tahun berjalan", "the year; without it the current one");
        var write = Administration.Option<bool>("--write", "tulis juga ke CapaianKinerja", "write them into CapaianKinerja too");
        var command = new Command("indicators", "Menghitung indikator kinerja dari jurnal / computes the indicators from the journal") { year, write };
        command.Aliases.Add("indikator");
        return command.Does((read, output, cancellationToken) => RunAsync(new(read.GetValue(year), read.GetValue(write)), configuration, output, cancellationToken));
    }

    /// <returns>0 when all cases were counted, 2 when a setting is wrong, something failed or a case could not be read.</returns>
    private static async Task<int> RunAsync(Options options, IConfiguration configuration, TextWriter output, CancellationToken cancellationToken)
    {
        try
        {
            await using var services = Services(configuration);
            return await RunAsync(services, options, output, cancellationToken);
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException)
        {
            return await SayAsync(output, $"Pengaturan / setting: {e.Message}", Failed);
        }
        catch (Exception e) when (e is ArchiveUnavailableException or Azure.RequestFailedException)
        {
            return await SayAsync(output, $"Gagal / failed: {e.Message}", Failed);
        }
    }

    private static ServiceProvider Services(IConfiguration configuration) => new ServiceCollection()
        .AddLogging()
        .AddSingleton(configuration)
        .AddStorage(configuration)
        .AddMicrosoft365Archive(configuration)
        .AddSingleton<IndicatorReader>().AddSingleton<NightlyIndicators>()
        .BuildServiceProvider();

    private static async Task<int> RunAsync(IServiceProvider services, Options options, TextWriter output, CancellationToken cancellationToken)
    {
        var count = await services.GetRequiredService<IndicatorReader>().ReadAsync(null, cancellationToken);
        var year = options.Year ?? Wib.Year(count.At);
        var targets = await services.GetRequiredService<IPerformanceLists>().TargetsAsync(year, cancellationToken);
        await ShowAsync(output, count, targets, year);
        if (options.Write)
        {
            var written = await services.GetRequiredService<NightlyIndicators>().WriteAsync(count, year, cancellationToken);
            await output.WriteLineAsync($"Ditulis ke CapaianKinerja / written: {written}");
        }

        return count.Unreadable == 0 ? Done : await SayAsync(output, $"{count.Unreadable} kasus tidak terbaca dan tidak dihitung; jalankan verify / unreadable cases, not counted; run verify", Failed);
    }

    private static async Task ShowAsync(TextWriter output, IndicatorCount count, IReadOnlyList<IndicatorTarget> targets, int year)
    {
        var at = Wib.Local(count.At).ToString("yyyy-MM-dd HH.mm", CultureInfo.InvariantCulture);
        await output.WriteLineAsync($"Indikator kinerja {year}: {count.Cases} kasus di jurnal, dihitung {at} WIB, menurut bulan diterima");
        var lines = IndicatorLine.Of(count.Sums, targets, year, count.At).Where(Told).ToList();
        if (lines.Count == 0) await output.WriteLineAsync("Belum ada kasus yang dihitung.");
        foreach (var periods in lines.GroupBy(l => (l.Period, l.Scope)))
        {
            await output.WriteLineAsync();
            await output.WriteLineAsync(Heading(periods.Key.Period, periods.Key.Scope));
            await output.WriteLineAsync($"  {"Indikator",-14}{"Pembilang",11}{"Penyebut",10}{"Realisasi",18}  {"Target",-18}{"Capaian (%)"}");
            foreach (var line in periods) await output.WriteLineAsync(Row(line));
        }

        await output.WriteLineAsync();
        foreach (var indicator in Indicator.All) await output.WriteLineAsync($"{indicator.Code}: {indicator.Name}. {indicator.Meaning}");
    }

    /// <summary>Every period in which something was counted; channels and positions for the year.</summary>
    private static bool Told(IndicatorLine line) => line.Counted.Denominator > 0 && (line.Scope == IndicatorScope.All || line.Period.Months == 12);

    private static string Heading(IndicatorPeriod period, IndicatorScope scope) =>
        scope.Channel is { } channel ? $"{period.Label}, {ChannelRules.Label(channel)}" : scope.Position is { } position ? $"{period.Label}, jabatan {position}" : period.Label;

    private static string Row(IndicatorLine line) => string.Create(
        CultureInfo.InvariantCulture,
        $"  {line.Indicator.Code,-14}{line.Counted.Numerator,11}{line.Counted.Denominator,10}{IndicatorText.Of(line.Actual, line.Indicator.Unit),18}  {IndicatorText.Wanted(line.Target),-18}{IndicatorText.Of(line.Achievement)}");

    private static async Task<int> SayAsync(TextWriter output, string line, int code)
    {
        await output.WriteLineAsync(line);
        return code;
    }
}
