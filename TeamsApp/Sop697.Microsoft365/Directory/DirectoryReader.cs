using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Sop697.Domain;
using Sop697.Domain.Cases;
using Sop697.Domain.Steps;
using Sop697.Domain.Time;
using Sop697.Microsoft365.Graph;
using Sop697.Microsoft365.SharePoint;
using Sop697.Workflow.Ports;

namespace Sop697.Microsoft365.Directory;

/// <summary>Reads positions, assignments, topics, calendar and settings. People type these rows: one that cannot be used is left out and logged.</summary>
internal sealed class DirectoryReader(GraphCalls calls, SiteMap sites, ILogger<DirectoryReader> log)
{
    private static readonly string[] PositionColumns = ["Kode", "Label", "Peran", "Induk"];
    private static readonly string[] AssignmentColumns = ["JabatanKode", "ObjectId", "Upn", "Nama", "Status", "MulaiTanggal", "SelesaiTanggal", "Pangkat", "Nip"];
    private static readonly string[] TopicColumns = ["Kode", "Label", "PemilikKode", "KabidKode", "JabatanKode", "AturanPersetujuan"];

    private static readonly string[] SettingColumns = ["Kunci", "Nilai"];

    /// <param name="leftOut">Is told of every row that could not be used.</param>
    /// <exception cref="ArchiveUnavailableException">SharePoint cannot be read now.</exception>
    public async Task<DirectoryRows> ReadAsync(CancellationToken cancellationToken, Action<UnusableRow>? leftOut = null)
    {
        try
        {
            var site = await sites.FindAsync(cancellationToken);
            return new DirectoryRows(
                await ListAsync(site, ListNames.Positions, PositionColumns, PositionOf, leftOut, cancellationToken),
                await ListAsync(site, ListNames.Assignments, AssignmentColumns, AssignmentOf, leftOut, cancellationToken),
                await ListAsync(site, ListNames.Topics, TopicColumns, TopicOf, leftOut, cancellationToken),
                await OptionalAsync(site, ListNames.Holidays, CalendarRows.HolidayColumns, CalendarRows.HolidayOf, leftOut, cancellationToken),
                await OptionalAsync(site, ListNames.WorkHours, CalendarRows.HoursColumns, CalendarRows.HoursOf, leftOut, cancellationToken),
                await OptionalAsync(site, ListNames.Settings, SettingColumns, SettingOf, leftOut, cancellationToken));
        }
        catch (GraphRefusedException e)
        {
            if (e.Status == 404) sites.Forget();
            throw new ArchiveUnavailableException($"{e.Status} {e.Code}".TrimEnd(), null, e);
        }
    }

    /// <summary>A site that was provisioned before this list existed has what the product ships with.</summary>
    private async Task<List<T>> OptionalAsync<T>(
        SharePointSite site, string list, string[] columns, Func<SettingsRow, T?> read, Action<UnusableRow>? leftOut, CancellationToken cancellationToken)
        where T : class => site.Lists.ContainsKey(list) ? await ListAsync(site, list, columns, read, leftOut, cancellationToken) : [];

    private async Task<List<T>> ListAsync<T>(
        SharePointSite site, string list, string[] columns, Func<SettingsRow, T?> read, Action<UnusableRow>? leftOut, CancellationToken cancellationToken)
        where T : class
    {
        List<T> rows = [];
        await foreach (var item in Pages.ReadAsync(calls, Pages.Rows(site.Items(list), columns), cancellationToken))
        {
            var row = new SettingsRow(item.GetProperty("fields"));
            if (read(row) is { } good)
            {
                rows.Add(good);
            }
            else if (!row.IsLeftOut)
            {
                var unusable = new UnusableRow(list, item.GetProperty("id").ToString(), row.Wrong ?? "");
                log.DirectoryRowUnusable(unusable.List, unusable.Id, unusable.Column);
                leftOut?.Invoke(unusable);
            }
        }

        return rows;
    }

    private static Position? PositionOf(SettingsRow row) =>
        row.Key("Kode") is { } key && row.Code<Role>("Peran") is { } role && row.Required("Label") is { } label
            ? new Position(key, role, label, row.Optional("Induk")?.ToLowerInvariant())
            : null;

    private static Assignment? AssignmentOf(SettingsRow row) =>
        row.Key("JabatanKode") is { } position && row.Key("ObjectId") is { } person && row.Required("Nama") is { } name
            && row.Code<ActingKind>("Status") is { } kind && row.Day("MulaiTanggal", out var from) && row.Day("SelesaiTanggal", out var to)
            ? new Assignment(position, person, row.Optional("Upn") ?? "", name, kind, from, to) { Rank = row.Optional("Pangkat"), EmployeeNumber = row.Optional("Nip") }
            : null;

    private static Topic? TopicOf(SettingsRow row) =>
        row.Key("Kode") is { } key && row.Required("Label") is { } label
            ? new Topic(key, label, row.Optional("JabatanKode")?.ToLowerInvariant(), Codes.Find<ApprovalRule>(row.Optional("AturanPersetujuan")))
            {
                Owner = row.Optional("PemilikKode")?.ToLowerInvariant(),
                Approver = row.Optional("KabidKode")?.ToLowerInvariant(),
            }
            : null;

    private static Setting? SettingOf(SettingsRow row)
    {
        if (row.Required("Kunci") is not { } key) return null;
        // No value is the value that the product ships with.
        if (row.Optional("Nilai") is not { } value) return row.LeaveOut<Setting>();
        var setting = new Setting(key, value);
        return SettingRows.Apply(OfficeSettings.Default, setting) is null ? row.Reject<Setting>(key) : setting;
    }
}

/// <param name="Id">Of the row in its list.</param>
/// <param name="Column">What cannot be used.</param>
internal sealed record UnusableRow(string List, string Id, string Column);

/// <summary>Values of a row that a person typed; remembers which column could not be used.</summary>
internal sealed class SettingsRow(JsonElement fields)
{
    public string? Wrong { get; private set; }

    /// <summary>Somebody took the row out on purpose; that is no mistake to be logged.</summary>
    public bool IsLeftOut { get; private set; }

    public string? Optional(string column) =>
        fields.TryGetProperty(column, out var value) && value.ValueKind == JsonValueKind.String && value.GetString()!.Trim() is { Length: > 0 } text ? text : null;

    public string? Required(string column) => Optional(column) ?? Reject<string>(column);

    public string? Key(string column) => Required(column)?.ToLowerInvariant();

    public T? Code<T>(string column)
        where T : struct, Enum
    {
        if (Codes.Find<T>(Optional(column)) is { } code) return code;
        Wrong ??= column;
        return null;
    }

    /// <summary>
    /// A day typed on the site comes as local midnight in UTC, whatever the site's time zone; in WIB all of them from
    /// UTC-8 to UTC+7 fall on the day that was meant.
    /// </summary>
    public bool Day(string column, out DateOnly? day)
    {
        day = null;
        if (Optional(column) is not { } text) return true;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var plain)) day = plain;
        else if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)) day = Wib.Day(at);
        if (day is null) Wrong ??= column;
        return day is not null;
    }

    /// <summary>A number; null when the column is empty.</summary>
    public decimal? Number(string column) =>
        fields.TryGetProperty(column, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) ? number : null;

    /// <summary>A time of day such as 07.30.</summary>
    public TimeOnly? Clock(string column)
    {
        if (ClockText.Read(Optional(column)) is { } time) return time;
        Wrong ??= column;
        return null;
    }

    /// <summary>The row cannot be used because of this column.</summary>
    public T? Reject<T>(string column)
        where T : class
    {
        Wrong ??= column;
        return null;
    }

    public T? LeaveOut<T>()
        where T : class
    {
        IsLeftOut = true;
        return null;
    }
}
