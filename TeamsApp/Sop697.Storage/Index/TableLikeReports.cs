using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using Sop697.Domain;
using Sop697.Domain.Cases;
using Sop697.Workflow.Ports;

namespace Sop697.Storage.Index;

/// <summary>
/// A partition for each picture, each post and the texts of each channel, newest first. How many runs of characters a text has stands
/// beside it, so that storage itself passes over those that cannot be alike.
/// </summary>
public sealed class TableLikeReports(TableServiceClient tables) : ILikeReports
{
    /// <summary>Of each key; there may be hundreds of cases about one post, and the newest are worth asking about.</summary>
    private const int Most = 20;

    private const string At = "At";
    private const string Text = "Teks";
    private const string Grams = "Gram";

    private readonly TableClient table = tables.GetTableClient(StorageNames.LikeTable);

    public Task PutAsync(ReportKeys report, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(report);
        List<TableEntity> rows = [.. Keys(report).Select(k => Row(k, report))];
        if (IsComparable(report))
        {
            var row = Row(Texts(report.Channel), report);
            (row[Text], row[Grams]) = (report.Text, Likeness.Grams(report.Text));
            rows.Add(row);
        }

        return Task.WhenAll(rows.Select(r => table.UpsertEntityAsync(r, TableUpdateMode.Replace, cancellationToken)));
    }

    public Task RemoveAsync(ReportKeys report, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(report);
        IEnumerable<string> partitions = [.. Keys(report), Texts(report.Channel)];
        return Task.WhenAll(partitions.Select(p => Row(p, report)).Select(r => table.DeleteEntityAsync(r.PartitionKey, r.RowKey, ETag.All, cancellationToken)));
    }

    public async Task<IReadOnlyList<ReportKeys>> FindAsync(ReportKeys report, int? percent, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(report);
        List<Task<List<ReportKeys>>> asked =
        [
            .. report.Pictures.Select(p => ReadAsync(Partition(Picture(p)), r => Found(r, report.Channel) with { Pictures = [p] }, cancellationToken)),
        ];
        if (report.Post is { } post) asked.Add(ReadAsync(Partition(Post(post)), r => Found(r, report.Channel) with { Post = post }, cancellationToken));
        if (percent is { } least && IsComparable(report))
            asked.Add(ReadAsync(Alike(report, least), r => Found(r, report.Channel) with { Text = r.GetString(Text) }, cancellationToken));
        return [.. (await Task.WhenAll(asked)).SelectMany(f => f)];
    }

    private async Task<List<ReportKeys>> ReadAsync(string filter, Func<TableEntity, ReportKeys> read, CancellationToken cancellationToken)
    {
        List<ReportKeys> found = [];
        await foreach (var row in table.QueryAsync<TableEntity>(filter, maxPerPage: Most, cancellationToken: cancellationToken))
        {
            found.Add(read(row));
            if (found.Count == Most) break;
        }

        return found;
    }

    private static string Alike(ReportKeys report, int percent)
    {
        var grams = Likeness.Grams(report.Text);
        var (fewest, most) = ((int)Math.Floor(grams * percent / 100.0), (int)Math.Ceiling(grams * 100.0 / percent));
        var oldest = Newest(report.ReceivedAt.AddDays(-Likeness.Days)) + "~";
        return TableClient.CreateQueryFilter($"PartitionKey eq {Texts(report.Channel)} and RowKey lt {oldest} and Gram ge {fewest} and Gram le {most}");
    }

    private static bool IsComparable(ReportKeys report) => report.Text.Length >= Likeness.LeastCharacters;

    private static IEnumerable<string> Keys(ReportKeys report) =>
        [.. report.Pictures.Select(Picture), .. report.Post is { } post ? [Post(post)] : Array.Empty<string>()];

    private static string Partition(string key) => TableClient.CreateQueryFilter($"PartitionKey eq {key}");

    private static string Picture(string sha256) => $"berkas-{sha256}";

    /// <summary>An address may hold what a key must not, and names an account perhaps.</summary>
    private static string Post(string post) => $"unggahan-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(post)))}";

    private static string Texts(Channel channel) => $"teks-{Codes.Of(channel)}";

    private static TableEntity Row(string partition, ReportKeys report) =>
        new(partition, $"{Newest(report.ReceivedAt)}-{report.CaseId}") { [At] = report.ReceivedAt };

    private static ReportKeys Found(TableEntity row, Channel channel) =>
        new(row.RowKey[(row.RowKey.IndexOf('-', StringComparison.Ordinal) + 1)..], row.GetDateTimeOffset(At)!.Value, channel, [], null, "");

    private static string Newest(DateTimeOffset at) => string.Create(CultureInfo.InvariantCulture, $"{DateTimeOffset.MaxValue.Ticks - at.UtcTicks:D19}");
}
