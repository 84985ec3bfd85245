using System.Security.Cryptography;
using Azure.Data.Tables;
using Sop697.Domain.Cases;
using Sop697.Domain.Knowledge;
using Sop697.Domain.Privacy;
using Sop697.Storage;
using Sop697.Workflow.Ports;

namespace Sop697.Tests.Storage;

/// <summary>What an erasure takes out of storage, and what it cannot be made to take.</summary>
public sealed class ErasureTests(Azurite azurite)
{
    private static readonly DateTimeOffset Monday = new(2026, 5, 4, 2, 0, 0, TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(10)]
    [InlineData(60_000)]
    public async Task The_redacted_text_stands_under_the_old_hash_and_nothing_of_the_sealed_one_is_left(int length)
    {
        await using var account = await Account.NewAsync(azurite);
        var (first, eraser) = (Commits.First("erased", card: "Rahasia" + new string('x', length)), account.Get<IJournalEraser>());
        var second = Commits.After(first, "MS-2026-0001");
        await account.Get<IJournal>().AppendAsync(first, [], Token);
        await account.Get<IJournal>().AppendAsync(second, [], Token);
        var stand = await account.Get<IJournal>().StandsAsync(Monday.AddYears(1), Token).SingleAsync(Token);

        for (var again = 0; again < 2; again++) await eraser.RedactAsync("erased", RedactedCommit.Of(first), Redaction.Of(first).Body, Token);

        var read = await account.Get<IJournal>().CaseAsync("erased", Token);
        Assert.Equal([(first.Hash, Redaction.Of(first).Body), (second.Hash, second.Body)], read.Select(r => (r.Hash, r.Body)));
        Assert.Empty(account.Blobs.GetBlobContainerClient(StorageNames.JournalContainer).GetBlobs(cancellationToken: Token));
        Assert.Equal(stand, await account.Get<IJournal>().StandsAsync(Monday.AddYears(1), Token).SingleAsync(Token));
    }

    [Fact]
    public async Task Another_text_or_another_commit_is_refused_and_nothing_is_changed()
    {
        await using var account = await Account.NewAsync(azurite);
        var (first, eraser) = (Commits.First("kept", card: "Rahasia"), account.Get<IJournalEraser>());
        await account.Get<IJournal>().AppendAsync(first, [], Token);
        var named = RedactedCommit.Of(first);
        await Assert.ThrowsAsync<InvalidOperationException>(() => eraser.RedactAsync("kept", named, Redaction.Of(first).Body + " ", Token));
        await Assert.ThrowsAsync<InvalidOperationException>(() => eraser.RedactAsync("kept", named with { Hash = new string('0', 64) }, Redaction.Of(first).Body, Token));
        Assert.Equal(first.Body, Assert.Single(await account.Get<IJournal>().CaseAsync("kept", Token)).Body);
    }

    [Fact]
    public async Task Shown_cards_of_a_place_are_forgotten_and_no_others()
    {
        await using var account = await Account.NewAsync(azurite);
        var (card, long_) = (new ShownCard(new string('a', 43), "{}"), new ShownCard(new string('b', 43), new string('x', 70_000)));
        await account.Get<IJournal>().AppendAsync(Commits.First("mine"), [card], Token);
        await account.Get<IShownCards>().KeepAsync("mine", [long_], Token);
        await account.Get<IShownCards>().KeepAsync("theirs", [card], Token);
        for (var again = 0; again < 2; again++) await account.Get<IJournalEraser>().ForgetShownAsync("mine", Token);
        Assert.Null(await account.Get<IShownCards>().FindAsync("mine", card.Id, Token));
        Assert.Empty(account.Blobs.GetBlobContainerClient(StorageNames.JournalContainer).GetBlobs(cancellationToken: Token));
        Assert.NotNull(await account.Get<IShownCards>().FindAsync("theirs", card.Id, Token));
        Assert.Single(await account.Get<IJournal>().ReadAsync("mine", Token));
    }

    [Fact]
    public async Task A_picture_goes_with_all_that_was_made_of_it_unless_it_was_sent_again_since()
    {
        await using var account = await Account.NewAsync(azurite);
        var (store, eraser) = (account.Get<IEvidenceStore>(), account.Get<IEvidenceEraser>());
        byte[] bytes = RandomNumberGenerator.GetBytes(1_000);
        var picture = new Evidence(Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes.Length, 10, 20, "image/png", EvidencePurpose.Question);
        await store.KeepAsync(picture, bytes, Token);
        await store.KeepPreviewAsync(picture.Sha256, bytes, Token);
        var found = await eraser.FindAsync(picture.Sha256, Token);
        Assert.True(await store.HoldAsync(picture, Token));
        Assert.False(await eraser.EraseAsync(picture.Sha256, found, Token));
        Assert.Equal(picture, await store.FindAsync(picture.Sha256, Token));
        found = await eraser.FindAsync(picture.Sha256, Token);
        Assert.True(await eraser.EraseAsync(picture.Sha256, found, Token));
        Assert.True(await eraser.EraseAsync(picture.Sha256, null, Token));
        Assert.Empty(account.Blobs.GetBlobContainerClient(StorageNames.EvidenceContainer).GetBlobs(cancellationToken: Token));
        Assert.False(await store.HoldAsync(picture, Token));
        await store.KeepAsync(picture, bytes, Token);
        Assert.NotNull(await store.FindAsync(picture.Sha256, Token));
    }

    [Fact]
    public async Task Who_has_a_picture_is_remembered_until_it_is_forgotten()
    {
        await using var account = await Account.NewAsync(azurite);
        var eraser = account.Get<IEvidenceEraser>();
        foreach (var caseId in (string[])["a", "b", "a"]) await eraser.UsedAsync("sha", caseId, Token);
        await eraser.UsedAsync("other", "c", Token);
        Assert.Equal(["a", "b"], await eraser.UsersAsync("sha", Token));
        for (var again = 0; again < 2; again++) await eraser.UnusedAsync("sha", "a", Token);
        Assert.Equal(["b"], await eraser.UsersAsync("sha", Token));
    }

    [Fact]
    public async Task What_found_the_report_and_its_answer_finds_it_no_more()
    {
        await using var account = await Account.NewAsync(azurite);
        var report = new ReportKeys("a", Monday, Channel.Instagram, ["f1"], "instagram.com/p/Abc", "kapan jadwal imunisasi campak untuk anak usia dua tahun di kota malang");
        var answer = new ReleasedAnswer("a", "MS-2026-0001", Channel.Instagram, null, "Kapan?", "Sabtu.", ["kabid"], Monday, Monday, ["kasi"]);
        await account.Get<ILikeReports>().PutAsync(report, Token);
        await account.Get<IReleasedAnswers>().PutAsync(answer, Token);
        for (var again = 0; again < 2; again++)
        {
            await account.Get<ILikeReports>().RemoveAsync(report, Token);
            await account.Get<IReleasedAnswers>().RemoveAsync("a", Monday, Token);
        }

        Assert.Empty(account.Tables.GetTableClient(StorageNames.LikeTable).Query<TableEntity>(cancellationToken: Token));
        Assert.Empty(account.Tables.GetTableClient(StorageNames.AnswerTable).Query<TableEntity>(cancellationToken: Token));
    }
}
