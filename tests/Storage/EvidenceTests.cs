using System.Security.Cryptography;
using Sop697.Domain.Cases;
using Sop697.Storage;
using Sop697.Workflow.Ports;

namespace Sop697.Tests.Storage;

public sealed class EvidenceTests(Azurite azurite)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_original_comes_back_byte_for_byte_with_its_type()
    {
        await using var account = await Account.NewAsync(azurite);
        var (bytes, sha) = Bytes(6_000_000);
        await account.Get<IEvidenceStore>().KeepAsync(Known(sha, bytes, "image/webp"), bytes, Token);

        await using var stream = await account.Get<IEvidenceStore>().OpenAsync(sha, Token);
        Assert.Equal(sha, Convert.ToHexStringLower(await SHA256.HashDataAsync(stream!, Token)));
        var properties = await account.Blobs.GetBlobContainerClient(StorageNames.EvidenceContainer).GetBlobClient(sha).GetPropertiesAsync(cancellationToken: Token);
        Assert.Equal("image/webp", properties.Value.ContentType);
    }

    [Fact]
    public async Task What_is_known_of_an_original_is_kept_with_it()
    {
        await using var account = await Account.NewAsync(azurite);
        var store = account.Get<IEvidenceStore>();
        var (bytes, sha) = Bytes(10_000);
        Assert.Null(await store.FindAsync(sha, Token));
        await store.KeepAsync(Known(sha, bytes, "image/webp"), bytes, Token);
        Assert.Equal(Known(sha, bytes, "image/webp"), await store.FindAsync(sha, Token));
    }

    [Fact]
    public async Task Keeping_it_again_changes_nothing_but_when_it_was_last_sent()
    {
        await using var account = await Account.NewAsync(azurite);
        var store = account.Get<IEvidenceStore>();
        var (bytes, sha) = Bytes(10_000);
        var blob = account.Blobs.GetBlobContainerClient(StorageNames.EvidenceContainer).GetBlobClient(sha);
        await store.KeepAsync(Known(sha, bytes, "image/png"), bytes, Token);
        var before = (await blob.GetPropertiesAsync(cancellationToken: Token)).Value.ETag;

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => store.KeepAsync(Known(sha, bytes, "image/jpeg"), bytes, Token)));

        var after = (await blob.GetPropertiesAsync(cancellationToken: Token)).Value;
        Assert.NotEqual(before, after.ETag);
        Assert.Equal("image/png", after.ContentType);
        Assert.Equal(Known(sha, bytes, "image/png"), await store.FindAsync(sha, Token));
    }

    [Fact]
    public async Task Bytes_under_a_hash_that_is_not_theirs_are_refused()
    {
        await using var account = await Account.NewAsync(azurite);
        var store = account.Get<IEvidenceStore>();
        var (bytes, sha) = Bytes(100);
        bytes[50] ^= 1;
        await Assert.ThrowsAsync<ArgumentException>(() => store.KeepAsync(Known(sha, bytes, "image/png"), bytes, Token));
        Assert.Null(await store.OpenAsync(sha, Token));
    }

    [Fact]
    public async Task The_small_picture_lies_beside_the_original()
    {
        await using var account = await Account.NewAsync(azurite);
        var store = account.Get<IEvidenceStore>();
        var (bytes, sha) = Bytes(100);
        Assert.Null(await store.OpenPreviewAsync(sha, Token));

        await store.KeepPreviewAsync(sha, bytes, Token);
        await store.KeepPreviewAsync(sha, bytes, Token);

        await using var stream = await store.OpenPreviewAsync(sha, Token);
        Assert.Equal(sha, Convert.ToHexStringLower(await SHA256.HashDataAsync(stream!, Token)));
        Assert.Null(await store.OpenAsync(sha, Token));
    }

    [Fact]
    public async Task A_lost_answer_to_an_upload_is_no_fault()
    {
        await using var account = await Account.NewAsync(azurite);
        var (bytes, sha) = Bytes(100);
        var wire = new LossyWire(r => r.Method == Azure.Core.RequestMethod.Put, 1, afterCommit: true);
        await account.GetOver<IEvidenceStore>(wire).KeepAsync(Known(sha, bytes, "image/png"), bytes, Token);
        // The picture, again, and that it was sent again: whose try put it there nobody knows.
        Assert.Equal(3, wire.Seen);
        await using var stream = await account.Get<IEvidenceStore>().OpenAsync(sha, Token);
        Assert.NotNull(stream);
    }

    private static Evidence Known(string sha, byte[] bytes, string mediaType) =>
        new(sha, bytes.Length, 1080, 2400, mediaType, EvidencePurpose.Question);

    private static (byte[] Bytes, string Sha256) Bytes(int length)
    {
        var bytes = new byte[length];
        for (var i = 0; i < length; i++) bytes[i] = (byte)(i * 31 + i / 256);
        return (bytes, Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }
}
