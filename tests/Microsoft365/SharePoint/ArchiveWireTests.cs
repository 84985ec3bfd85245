using System.Globalization;
using System.Net;
using Sop697.Domain.Audit;
using Sop697.Domain.Cases;
using Sop697.Domain.Privacy;
using Sop697.Workflow.Ports;

namespace Sop697.Tests.Microsoft365.SharePoint;

public sealed class ArchiveWireTests : IDisposable
{
    private readonly ArchiveBench _bench = new();
    private readonly CancellationToken _cancel = TestContext.Current.CancellationToken;

    private StandInGraph Graph => _bench.Graph;

    public void Dispose() => _bench.Dispose();

    private Task<ArchiveCursor> WriteAsync(IReadOnlyList<SealedCommit> commits, ArchiveCursor cursor) =>
        _bench.Archive.WriteAsync(SampleCase.Fold(commits), commits, cursor, _cancel);

    private Task<ArchivedEvidence> PutAsync(byte[] bytes) =>
        _bench.Archive.PutEvidenceAsync(SampleCase.Fold(SampleCase.Opened), SampleCase.Screenshot, new MemoryStream(bytes), _cancel);

    private async Task<ArchiveCursor> WriteUntilDoneAsync(IReadOnlyList<SealedCommit> commits, ArchiveCursor cursor)
    {
        for (var tries = 0; cursor.Version < commits.Count && tries < 10; tries++) cursor = await WriteAsync(commits, cursor);
        return cursor;
    }

    private void AssertWhole(IReadOnlyList<SealedCommit> commits)
    {
        Assert.Equal(commits.Select(c => c.Hash), Graph.FieldsOf("Jurnal").Select(f => f["Hash"]!.GetValue<string>()));
        Assert.Equal(commits[^1].Commit.Version, (int)Assert.Single(Graph.FieldsOf("Aduan"))["Versi"]!);
        Assert.Equal(
            SampleCase.Fold(commits).Steps.Where(s => s.Finished is not null).Select(s => s.Index),
            Graph.FieldsOf("LangkahSOP").Select(f => (int)f["Urutan"]!));
    }

    [Fact]
    public async Task A_new_case_with_one_screenshot_costs_two_calls()
    {
        await PutAsync([1, 2, 3, 4, 5]);
        var cursor = await WriteAsync(SampleCase.Opened, ArchiveCursor.Start);
        Assert.Equal(
            [$"PUT /drives/b!drive/root:/2026/11/{SampleCase.Id}/{SampleCase.Sha}.png:/content?@microsoft.graph.conflictBehavior=fail", "POST /$batch"],
            Graph.Calls);
        Assert.Equal(["POST Aduan", "POST LangkahSOP", "POST LangkahSOP", "POST LangkahSOP", "POST Jurnal", "POST Jurnal", "POST Jurnal"], Graph.MembersOf(0));
        Assert.Equal(new ArchiveCursor(3, 3, "1", "\"g,1\""), cursor);
        AssertWhole(SampleCase.Opened);
    }

    [Fact]
    public async Task A_dossier_costs_two_calls_and_a_repeat_replaces_it()
    {
        var closed = SampleCase.Fold(SampleCase.Closed);
        var first = await _bench.Archive.PutDossierAsync(closed, new PrintedDossier("MS-2026-0007.pdf", new byte[] { 1, 2 }, new string('e', 64)), _cancel);
        var again = await _bench.Archive.PutDossierAsync(closed, new PrintedDossier("MS-2026-0007.pdf", new byte[] { 3 }, new string('f', 64)), _cancel);
        var path = $"2026/11/{SampleCase.Id}/MS-2026-0007.pdf";
        Assert.Equal(
            [$"PUT /drives/b!drive/root:/{path}:/content?@microsoft.graph.conflictBehavior=replace", $"PATCH /drives/b!drive/items/{first.ItemId}/listItem/fields"],
            Graph.Calls.Take(2));
        Assert.Equal((path, first.ItemId, new string('f', 64)), (again.Path, again.ItemId, again.Sha256));
        Assert.Equal([3], Graph.Files[path]);
        var columns = Graph.Patches[^1];
        Assert.Equal(("MS-2026-0007", new string('f', 64), "berkas_kasus", 2026), ((string)columns["NomorTiket"]!, (string)columns["Sha256"]!, (string)columns["Peran"]!, (int)columns["Tahun"]!));
    }

    [Fact]
    public async Task A_dossier_that_SharePoint_does_not_take_now_stays_owed()
    {
        Graph.Down = true;
        await Assert.ThrowsAsync<ArchiveUnavailableException>(
            () => _bench.Archive.PutDossierAsync(SampleCase.Fold(SampleCase.Closed), new PrintedDossier("x.pdf", new byte[] { 1 }, new string('e', 64)), _cancel));
    }

    [Fact]
    public async Task An_answered_card_costs_one_call()
    {
        var cursor = await WriteAsync(SampleCase.Opened, ArchiveCursor.Start);
        Graph.Calls.Clear();
        await WriteAsync(SampleCase.Answered, cursor);
        Assert.Equal(["POST /$batch"], Graph.Calls);
        Assert.Equal("PATCH Aduan", Graph.MembersOf(1)[0]);
        Assert.Equal("POST Jurnal", Graph.MembersOf(1)[^1]);
        AssertWhole(SampleCase.Answered);
    }

    [Fact]
    public async Task A_masked_picture_replaces_itself_and_is_taken_away_when_another_shows_less()
    {
        var name = Masking.FileName(SampleCase.Sha, 9);
        var kept = await _bench.Archive.PutRenditionAsync(SampleCase.Fold(SampleCase.Opened), name, new byte[] { 7, 8 }, _cancel);
        Assert.Equal($"2026/11/{SampleCase.Id}/{SampleCase.Sha}-samar-9.jpg", kept.Path);
        await _bench.Archive.RemoveRenditionAsync(kept.ItemId, _cancel);
        Assert.Equal(
            [$"PUT /drives/b!drive/root:/{kept.Path}:/content?@microsoft.graph.conflictBehavior=replace", $"DELETE /drives/b!drive/items/{kept.ItemId}"],
            Graph.Calls);
        Assert.Equal([7, 8], Graph.Puts[0].Bytes);
    }

    [Fact]
    public async Task Ids_of_site_and_lists_are_read_once()
    {
        var cursor = await WriteAsync(SampleCase.Opened, ArchiveCursor.Start);
        var before = Graph.WarmUps.Count;
        await WriteAsync(SampleCase.Answered, cursor);
        Assert.Equal(5, before);
        Assert.Equal(before, Graph.WarmUps.Count);
    }

    [Fact]
    public async Task Nothing_to_write_costs_nothing()
    {
        var cursor = await WriteAsync(SampleCase.Opened, ArchiveCursor.Start);
        Graph.Calls.Clear();
        Assert.Equal(cursor, await WriteAsync(SampleCase.Opened, cursor));
        Assert.Empty(Graph.Calls);
    }

    [Fact]
    public async Task The_original_bytes_arrive_with_type_length_and_token()
    {
        await PutAsync([1, 2, 3, 4, 5]);
        var (_, bytes, request) = Assert.Single(Graph.Puts);
        Assert.Equal([1, 2, 3, 4, 5], bytes);
        Assert.Equal("image/png", request.Content!.Headers.ContentType!.MediaType);
        Assert.Equal(5, request.Content.Headers.ContentLength);
        Assert.Equal("Bearer token", request.Headers.Authorization!.ToString());
        Assert.Contains("NONISV|", request.Headers.UserAgent.ToString() + string.Join(' ', request.Headers.GetValues("User-Agent")));
    }

    [Fact]
    public async Task More_rows_than_a_batch_holds_arrive_in_order_over_several_calls()
    {
        var commits = SampleCase.Long(45);
        var first = await WriteAsync(commits, ArchiveCursor.Start);
        Assert.Equal(16, first.Version);
        Assert.Equal(45, (await WriteUntilDoneAsync(commits, first)).Version);
        Assert.All(Graph.Batches, b => Assert.InRange(b["requests"]!.AsArray().Count, 1, 20));
        AssertWhole(commits);
    }

    [Fact]
    public async Task A_504_after_the_rows_were_written_leaves_no_second_row()
    {
        await WarmAsync();
        Graph.Next(HttpStatusCode.GatewayTimeout, afterCommit: true);
        await Assert.ThrowsAsync<ArchiveUnavailableException>(() => WriteAsync(SampleCase.Opened, ArchiveCursor.Start));
        var cursor = await WriteUntilDoneAsync(SampleCase.Opened, ArchiveCursor.Start);
        Assert.Equal(3, cursor.Version);
        Assert.Equal("1", cursor.CaseItemId);
        AssertWhole(SampleCase.Opened);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_dropped_connection_leaves_the_work_owed_and_no_second_row(bool afterCommit)
    {
        Graph.NextDrops(afterCommit);
        await Assert.ThrowsAsync<ArchiveUnavailableException>(() => WriteAsync(SampleCase.Opened, ArchiveCursor.Start));
        await WriteUntilDoneAsync(SampleCase.Opened, ArchiveCursor.Start);
        AssertWhole(SampleCase.Opened);
    }

    [Theory]
    [InlineData(409)]
    [InlineData(400)]
    public async Task A_duplicate_key_is_accepted_however_it_is_answered(int status)
    {
        Graph.DuplicateStatus = status;
        await WriteAsync(SampleCase.Opened, ArchiveCursor.Start);
        var cursor = await WriteAsync(SampleCase.Answered, ArchiveCursor.Start);
        Assert.Equal(4, cursor.Version);
        AssertWhole(SampleCase.Answered);
    }

    [Fact]
    public async Task A_lost_cursor_with_everything_written_costs_one_look_and_writes_nothing()
    {
        var known = await WriteAsync(SampleCase.Opened, ArchiveCursor.Start);
        Graph.Calls.Clear();
        Assert.Equal(known, await WriteAsync(SampleCase.Opened, ArchiveCursor.Start));
        Assert.Equal(2, Graph.Calls.Count);
        AssertWhole(SampleCase.Opened);
    }

    [Fact]
    public async Task A_row_under_our_key_with_another_hash_is_not_taken_for_ours()
    {
        await WriteAsync(SampleCase.Opened, ArchiveCursor.Start);
        Graph.Lists["Jurnal"][1]["fields"]!["Hash"] = "somebody else's";
        await Assert.ThrowsAsync<ArchiveMismatchException>(() => WriteAsync(SampleCase.Opened, ArchiveCursor.Start));
        Assert.Equal("somebody else's", Graph.FieldsOf("Jurnal")[1]["Hash"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_throttled_member_keeps_what_came_before_it()
    {
        Graph.MemberFaults["POST Jurnal"] = new([(429, "30")]);
        var cursor = await WriteAsync(SampleCase.Opened, ArchiveCursor.Start);
        Assert.Equal((0, 3, "1"), (cursor.Version, cursor.Steps, cursor.CaseItemId));
        var calls = Graph.Calls.Count;
        var refused = await Assert.ThrowsAsync<ArchiveUnavailableException>(() => WriteAsync(SampleCase.Opened, cursor));
        Assert.Equal(TimeSpan.FromSeconds(30), refused.RetryAfter);
        Assert.Equal(calls, Graph.Calls.Count);
        _bench.Time.Advance(TimeSpan.FromSeconds(30));
        await WriteUntilDoneAsync(SampleCase.Opened, cursor);
        AssertWhole(SampleCase.Opened);
    }

    [Fact]
    public async Task A_first_member_that_is_throttled_is_an_outage()
    {
        Graph.MemberFaults["POST Aduan"] = new([(503, "7")]);
        var refused = await Assert.ThrowsAsync<ArchiveUnavailableException>(() => WriteAsync(SampleCase.Opened, ArchiveCursor.Start));
        Assert.Equal(TimeSpan.FromSeconds(7), refused.RetryAfter);
    }

    [Fact]
    public async Task A_throttled_batch_with_seconds_closes_the_gate_for_that_long()
    {
        await WarmAsync();
        Graph.Next(HttpStatusCode.TooManyRequests, retryAfter: "120");
        var refused = await Assert.ThrowsAsync<ArchiveUnavailableException>(() => WriteAsync(SampleCase.Opened, ArchiveCursor.Start));
        Assert.Equal(TimeSpan.FromSeconds(120), refused.RetryAfter);
        await AssertClosedUntilAsync(TimeSpan.FromSeconds(120));
    }

    [Fact]
    public async Task A_throttled_batch_with_a_date_closes_the_gate_until_that_date()
    {
        await WarmAsync();
        Graph.Next(HttpStatusCode.ServiceUnavailable, retryAfter: SampleCase.Start.AddSeconds(65).ToString("r", CultureInfo.InvariantCulture));
        var refused = await Assert.ThrowsAsync<ArchiveUnavailableException>(() => WriteAsync(SampleCase.Opened, ArchiveCursor.Start));
        Assert.Equal(TimeSpan.FromSeconds(65), refused.RetryAfter);
        await AssertClosedUntilAsync(TimeSpan.FromSeconds(65));
    }

    private async Task AssertClosedUntilAsync(TimeSpan wait)
    {
        var calls = Graph.Calls.Count;
        _bench.Time.Advance(wait - TimeSpan.FromSeconds(1));
        var early = await Assert.ThrowsAsync<ArchiveUnavailableException>(() => PutAsync([1, 2, 3, 4, 5]));
        Assert.Equal(TimeSpan.FromSeconds(1), early.RetryAfter);
        Assert.Equal(calls, Graph.Calls.Count);
        _bench.Time.Advance(TimeSpan.FromSeconds(1));
        await WriteUntilDoneAsync(SampleCase.Opened, ArchiveCursor.Start);
        AssertWhole(SampleCase.Opened);
    }

    [Fact]
    public async Task A_row_edited_by_hand_is_read_again_and_then_patched()
    {
        var cursor = await WriteAsync(SampleCase.Opened, ArchiveCursor.Start);
        StandInGraph.Touch(Graph.Lists["Aduan"][0]);
        Graph.Calls.Clear();
        var after = await WriteAsync(SampleCase.Answered, cursor);
        Assert.Equal(3, Graph.Calls.Count);
        Assert.Equal(4, after.Version);
        AssertWhole(SampleCase.Answered);
    }

    [Fact]
    public async Task A_row_deleted_by_hand_is_made_again()
    {
        var cursor = await WriteAsync(SampleCase.Opened, ArchiveCursor.Start);
        Graph.Lists["Aduan"].Clear();
        await WriteUntilDoneAsync(SampleCase.Answered, cursor);
        AssertWhole(SampleCase.Answered);
    }

    [Fact]
    public async Task A_slower_writer_does_not_put_an_older_state_over_a_newer_one()
    {
        var old = await WriteAsync(SampleCase.Opened, ArchiveCursor.Start);
        await WriteAsync(SampleCase.Closed, old);
        await WriteAsync(SampleCase.Answered, old);
        AssertWhole(SampleCase.Closed);
    }

    [Fact]
    public async Task A_row_that_SharePoint_will_never_take_is_not_asked_for_ever()
    {
        Graph.MemberFaults["POST Aduan"] = new([(400, null), (400, null), (400, null), (400, null)]);
        await Assert.ThrowsAsync<ArchiveUnavailableException>(() => WriteAsync(SampleCase.Opened, ArchiveCursor.Start));
        Assert.Equal(3, Graph.Calls.Count);
    }

    [Fact]
    public async Task A_closed_case_clears_its_due_date()
    {
        var cursor = await WriteAsync(SampleCase.Answered, ArchiveCursor.Start);
        Assert.True(Graph.FieldsOf("Aduan")[0].ContainsKey("BatasUtc"));
        await WriteAsync(SampleCase.Closed, cursor);
        Assert.False(Graph.FieldsOf("Aduan")[0].ContainsKey("BatasUtc"));
    }

    [Fact]
    public async Task A_picture_that_stands_already_is_done()
    {
        var first = await PutAsync([1, 2, 3, 4, 5]);
        Assert.Equal(first, await PutAsync([1, 2, 3, 4, 5]));
        Assert.Equal(3, Graph.Calls.Count);
    }

    [Fact]
    public async Task A_picture_whose_answer_was_lost_is_done_when_asked_again()
    {
        await WarmAsync();
        Graph.Next(HttpStatusCode.GatewayTimeout, afterCommit: true);
        await Assert.ThrowsAsync<ArchiveUnavailableException>(() => PutAsync([1, 2, 3, 4, 5]));
        Assert.EndsWith($"{SampleCase.Sha}.png", (await PutAsync([1, 2, 3, 4, 5])).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_file_in_our_place_is_never_replaced()
    {
        await PutAsync([1, 2, 3, 4, 5]);
        Graph.Files[Graph.Files.Keys.Single()] = [9];
        await Assert.ThrowsAsync<ArchiveMismatchException>(() => PutAsync([1, 2, 3, 4, 5]));
        Assert.Equal([9], Graph.Files.Values.Single());
    }

    [Fact]
    public async Task While_SharePoint_is_down_the_work_stays_owed()
    {
        Graph.Down = true;
        await Assert.ThrowsAsync<ArchiveUnavailableException>(() => WriteAsync(SampleCase.Opened, ArchiveCursor.Start));
        await Assert.ThrowsAsync<ArchiveUnavailableException>(() => PutAsync([1, 2, 3, 4, 5]));
        Graph.Down = false;
        await WriteUntilDoneAsync(SampleCase.Opened, ArchiveCursor.Start);
        AssertWhole(SampleCase.Opened);
    }

    [Fact]
    public async Task A_list_that_is_made_after_the_start_is_found()
    {
        Graph.Lists.Remove("Jurnal");
        await Assert.ThrowsAsync<ArchiveUnavailableException>(() => WriteAsync(SampleCase.Opened, ArchiveCursor.Start));
        Graph.Lists["Jurnal"] = [];
        await WriteUntilDoneAsync(SampleCase.Opened, ArchiveCursor.Start);
        AssertWhole(SampleCase.Opened);
    }

    private async Task WarmAsync() => await _bench.Reader.ReadAsync(_cancel);
}
