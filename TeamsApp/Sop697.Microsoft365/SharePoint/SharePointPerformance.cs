using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Kiota.Abstractions;
using Sop697.Domain.Indicators;
using Sop697.Microsoft365.Directory;
using Sop697.Microsoft365.Graph;
using Sop697.Microsoft365.SharePoint.Rows;
using Sop697.Workflow.Ports;

namespace Sop697.Microsoft365.SharePoint;

/// <summary>Lists <c>IndikatorKinerja</c> and <c>CapaianKinerja</c>.</summary>
internal sealed class SharePointPerformance(SiteMap sites, GraphCalls calls, ThrottleGate gate, TimeProvider time, ILogger<SharePointPerformance> log) : IPerformanceLists
{
    private static readonly string[] TargetColumns = ["Tahun", "Kode", "Sasaran", "Nama", "Target", "Arah", "BatasBawah", "BatasAtas"];

    private sealed record Standing(string ItemId, string? ETag, JsonElement Fields);

    public async Task<IReadOnlyList<IndicatorTarget>> TargetsAsync(int year, CancellationToken cancellationToken)
    {
        List<IndicatorTarget> targets = [];
        await foreach (var item in ReadAsync(ListNames.Targets, TargetColumns, year, cancellationToken))
        {
            var row = new SettingsRow(item.GetProperty("fields"));
            if (TargetOf(row, year) is { } target) targets.Add(target);
            else if (!row.IsLeftOut) log.DirectoryRowUnusable(ListNames.Targets, item.GetProperty("id").ToString(), row.Wrong ?? "");
        }

        return targets;
    }

    public async Task<int> WriteAsync(int year, IReadOnlyList<IndicatorLine> lines, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(lines);
        Dictionary<string, Standing> standing = [];
        await foreach (var item in ReadAsync(ListNames.Achievements, AchievementRow.Columns, year, cancellationToken))
            if (item.GetProperty("fields") is var fields && fields.TryGetProperty("Kunci", out var key))
                standing[key.ToString()] = new(item.GetProperty("id").ToString(), ETagOf(item), fields);

        var site = await sites.FindAsync(cancellationToken);
        var written = 0;
        foreach (var some in Changes(lines, standing).Chunk(GraphBatch.Most))
        {
            await SendAsync([.. some.Select((row, i) => Member(site, row, standing.GetValueOrDefault(row.Key), i))], cancellationToken);
            written += some.Length;
        }

        return written;
    }

    /// <summary>A part without any case gets no row, unless it had one; all cases together always have theirs, so that "n/a" is seen.</summary>
    private IEnumerable<ListRow> Changes(IReadOnlyList<IndicatorLine> lines, Dictionary<string, Standing> standing)
    {
        var now = time.GetUtcNow();
        var wanted = lines
            .Where(l => l.Counted.Denominator > 0 || l.Scope == IndicatorScope.All || standing.ContainsKey(l.Key))
            .Select(l => AchievementRow.Of(l, now))
            .Concat(standing.Keys.Except(lines.Select(l => l.Key)).Order(StringComparer.Ordinal).Select(key => AchievementRow.Emptied(key, now)));
        return wanted.Where(row => !standing.TryGetValue(row.Key, out var kept) || row.Fields.Where(AchievementRow.Compared).Any(f => f.Name != "Title" && !f.Stands(kept.Fields)));
    }

    private async IAsyncEnumerable<JsonElement> ReadAsync(
        string list, IEnumerable<string> columns, int year, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var site = await sites.FindAsync(cancellationToken);
        // A list that was made after this process began.
        if (!site.Lists.ContainsKey(list)) sites.Forget();
        var filter = string.Create(CultureInfo.InvariantCulture, $"fields/Tahun eq {year}");
        var pages = Pages.ReadAsync(calls, Pages.Rows(site.Items(list), columns, filter), cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using (pages)
            while (await NextAsync(pages))
                yield return pages.Current;
    }

    private async ValueTask<bool> NextAsync(IAsyncEnumerator<JsonElement> pages)
    {
        try
        {
            return await pages.MoveNextAsync();
        }
        catch (GraphRefusedException e)
        {
            throw Refused(e);
        }
    }

    private async Task SendAsync(IReadOnlyList<BatchMember> members, CancellationToken cancellationToken)
    {
        Dictionary<string, BatchAnswer> answers;
        try
        {
            using var body = await calls.SendAsync(Method.POST, GraphBatch.Address, GraphBatch.Write(members), cancellationToken);
            answers = GraphBatch.Read(body.RootElement);
        }
        catch (GraphRefusedException e)
        {
            throw Refused(e);
        }

        foreach (var member in members)
        {
            var answer = answers.GetValueOrDefault(member.Id) ?? new BatchAnswer(504, default, null, null);
            if (GraphCalls.IsBusy(answer.Status)) throw calls.Busy(answer.Status, answer.Code, answers.Values.Max(a => gate.Read(a.RetryAfter)));
            // Somebody else wrote the row between our look and now; the next run looks again.
            if (!answer.Ok) throw Refused(new GraphRefusedException(answer.Status, answer.Code));
        }
    }

    private static BatchMember Member(SharePointSite site, ListRow row, Standing? kept, int index)
    {
        var items = site.Items(row.List);
        var (id, after) = (Id(index), index == 0 ? null : Id(index - 1));
        return kept is null
            ? new BatchMember(id, "POST", items, after, null, w => WriteNew(w, row))
            : new BatchMember(id, "PATCH", $"{items}/{kept.ItemId}/fields", after, kept.ETag, w => row.WriteTo(w, clear: true));
    }

    private static void WriteNew(Utf8JsonWriter writer, ListRow row)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("fields");
        row.WriteTo(writer, clear: false);
        writer.WriteEndObject();
    }

    private static string Id(int index) => (index + 1).ToString(CultureInfo.InvariantCulture);

    private static string? ETagOf(JsonElement item) =>
        item.TryGetProperty("eTag", out var tag) || item.TryGetProperty("@odata.etag", out tag) ? tag.GetString() : null;

    /// <summary>The office may keep indicators of its own in the list; those are not ours to compute.</summary>
    private static IndicatorTarget? TargetOf(SettingsRow row, int year)
    {
        if (row.Key("Kode") is not { } code) return null;
        if (Indicator.Find(code) is not { } indicator) return row.LeaveOut<IndicatorTarget>();
        var direction = row.Optional("Arah") is null ? indicator.Direction : row.Code<IndicatorDirection>("Arah");
        return direction is null
            ? null
            : new IndicatorTarget(year, code, row.Optional("Nama"), row.Optional("Sasaran"), direction.Value, row.Number("Target"), row.Number("BatasBawah"), row.Number("BatasAtas"));
    }

    private ArchiveUnavailableException Refused(GraphRefusedException e)
    {
        if (e.Status == 404) sites.Forget();
        return new ArchiveUnavailableException($"{e.Status} {e.Code}".TrimEnd(), null, e);
    }
}
