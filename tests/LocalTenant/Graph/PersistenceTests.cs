using System.Text;
using Microsoft.Graph;
using Microsoft.Graph.Models;

namespace Sop697.Tests.LocalTenant;

public sealed class PersistenceTests : IAsyncLifetime
{
    private readonly RunningTenant _tenant = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _tenant.InitializeAsync();

    public ValueTask DisposeAsync() => _tenant.DisposeAsync();

    [Fact]
    public async Task Everything_survives_a_restart_and_half_a_line_is_forgotten()
    {
        var list = await _tenant.CasesAsync("Kasus tetap");
        var kept = await _tenant.AddAsync(list, ("CaseKey", "k1"), ("Minutes", 5.5m), ("Due", new DateTime(2026, 11, 24, 1, 2, 3, DateTimeKind.Utc)), ("Urgent", false));
        var gone = await _tenant.AddAsync(list, ("CaseKey", "k2"));
        var items = _tenant.App.Sites[RunningTenant.Site].Lists[list].Items;
        await items[gone!.Id].DeleteAsync(cancellationToken: Cancel);
        await items[kept!.Id].Fields.PatchAsync(new FieldValueSet { AdditionalData = new Dictionary<string, object> { ["Status"] = "Terbuka" } }, cancellationToken: Cancel);
        var delta = (await items.Delta.GetAsDeltaGetResponseAsync(cancellationToken: Cancel))!.OdataDeltaLink!;
        var drive = await _tenant.LibraryAsync("Pustaka tetap");
        using var content = new MemoryStream([1, 2, 3]);
        await _tenant.App.Drives[drive].Root.ItemWithPath("a/b.bin").Content.PutAsync(content, cancellationToken: Cancel);

        var made = await _tenant.CasesAsync("Dihapus");
        await _tenant.Admin.Sites[RunningTenant.Site].Lists[made].DeleteAsync(cancellationToken: Cancel);
        await _tenant.Admin.Sites[RunningTenant.Site].Lists[list].Columns["Urgent"].DeleteAsync(cancellationToken: Cancel);

        await _tenant.RestartAsync(() => File.AppendAllBytes(Path.Combine(_tenant.Options.DataDirectory, "graph.jsonl"), Encoding.UTF8.GetBytes("{\"e\":\"item\",\"l")));

        items = _tenant.App.Sites[RunningTenant.Site].Lists[list].Items;
        var read = await items.GetAsync(r => { r.QueryParameters.Expand = ["fields"]; r.QueryParameters.Filter = "fields/CaseKey eq 'k1'"; }, Cancel);
        var fields = read!.Value!.Single().Fields!.AdditionalData;
        var changes = await items.Delta.WithUrl(delta).GetAsDeltaGetResponseAsync(cancellationToken: Cancel);
        var file = await _tenant.App.Drives[drive].Root.ItemWithPath("a/b.bin").GetAsync(cancellationToken: Cancel);
        var duplicate = await Lists.RefusedAsync(() => _tenant.AddAsync(list, ("CaseKey", "k1")));
        var next = await _tenant.AddAsync(list, ("CaseKey", "k3"));

        Assert.Equal("Terbuka", fields["Status"]);
        Assert.DoesNotContain("Urgent", fields.Keys);
        Assert.DoesNotContain("Dihapus", (await _tenant.App.Sites[RunningTenant.Site].Lists.GetAsync(cancellationToken: Cancel))!.Value!.Select(l => l.DisplayName));
        Assert.Equal(5.5m, Convert.ToDecimal(fields["Minutes"], null));
        Assert.EndsWith(",2\"", read.Value!.Single().ETag, StringComparison.Ordinal);
        Assert.Empty(changes!.Value!);
        Assert.Equal(3, file!.Size);
        Assert.Equal(409, duplicate.ResponseStatusCode);
        Assert.Equal("3", next!.Id);
    }
}
