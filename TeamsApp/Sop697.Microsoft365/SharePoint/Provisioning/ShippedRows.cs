using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Sop697.Domain;
using Sop697.Domain.Indicators;
using Sop697.Domain.Steps;
using Sop697.Domain.Time;
using Sop697.Microsoft365.Directory;

namespace Sop697.Microsoft365.SharePoint.Provisioning;

/// <summary>The calendar, the settings and the indicators that the product is compiled with, as rows of their lists.</summary>
internal static class ShippedRows
{
    public static IReadOnlyList<(string List, JsonElement Values)> All { get; } =
    [
        .. WorkCalendar.Default.Holidays.Select(h => (ListNames.Holidays, Element(HolidayRow(h)))),
        .. HoursRow.Shipped.Select(h => (ListNames.WorkHours, Element(HoursOf(h)))),
        .. SettingRows.Shipped.Select(s => (ListNames.Settings, Element(new() { ["Kunci"] = s.Key, ["Nilai"] = s.Value, ["Keterangan"] = s.Meaning }))),
        .. from year in WorkCalendar.Default.Holidays.Select(h => h.Date.Year).Distinct()
           from indicator in Indicator.All
           select (ListNames.Targets, Element(IndicatorRow(year, indicator))),
    ];

    /// <summary>Without a target: that is for the office to set.</summary>
    private static JsonObject IndicatorRow(int year, Indicator indicator) => new()
    {
        ["Tahun"] = year,
        ["Kode"] = indicator.Code,
        ["Sasaran"] = Sop697Table.Current.Name,
        ["Nama"] = indicator.Name,
        ["Satuan"] = Codes.Of(indicator.Unit),
        ["Arah"] = Codes.Of(indicator.Direction),
    };

    private static JsonObject HolidayRow(Holiday row) => new()
    {
        ["Kode"] = $"{Day(row.Date)}-{Codes.Of(row.Kind)}",
        ["Tanggal"] = Day(row.Date),
        ["Nama"] = row.Name,
        ["Jenis"] = Codes.Of(row.Kind),
        ["Sumber"] = row.Source,
        ["Status"] = Codes.Of(row.Status),
        ["Tahun"] = row.Date.Year,
        ["Catatan"] = row.Doubt,
    };

    private static JsonObject HoursOf(HoursRow row)
    {
        var day = CalendarRows.Weekdays.First(d => d.Value == row.Day).Key;
        return new JsonObject
        {
            ["Kode"] = $"{(row.From is { } first ? Day(first) : "biasa")}-{day}",
            ["Nama"] = row.Name,
            ["MulaiTanggal"] = row.From is { } from ? Day(from) : null,
            ["SelesaiTanggal"] = row.To is { } to ? Day(to) : null,
            ["Hari"] = day,
            ["Buka"] = ClockText.Of(row.Hours.Opens),
            ["IstirahatMulai"] = ClockText.Of(row.Hours.BreakStarts),
            ["IstirahatSelesai"] = ClockText.Of(row.Hours.BreakEnds),
            ["Tutup"] = ClockText.Of(row.Hours.Closes),
            ["Sumber"] = row.Source,
        };
    }

    private static string Day(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static JsonElement Element(JsonObject row)
    {
        using var document = JsonDocument.Parse(row.ToJsonString());
        return document.RootElement.Clone();
    }
}
