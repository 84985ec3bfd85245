using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Moq;
using SkiaSharp;
using Sop697.Domain.Audit;
using Sop697.Domain.Cases;
using Sop697.Domain.Privacy;
using Sop697.Domain.Steps;
using Sop697.Functions.Doors;
using Sop697.Functions.Hosting;
using Sop697.Storage;
using Sop697.Storage.Evidence;
using Sop697.Workflow;
using Sop697.Workflow.Ports;

namespace Sop697.Tests.Functions;

/// <summary>What leaves the door of pictures: masked, or on the record first.</summary>
public sealed class EvidenceDoorTests : IDisposable
{
    private const string CaseId = "0123456789abcdefghjkmnpqrs";
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 2, 0, 0, TimeSpan.Zero);
    private static readonly Evidence Shot = new(new string('a', 64), 3, 400, 800, "image/png", EvidencePurpose.Question);

    private static readonly Position Team = new("tim", Role.TimMediaSosial, "Tim Media Sosial", "kasi");
    private static readonly Position Owner = new("kasi", Role.KepalaSeksi, "Kepala Seksi", null);

    private readonly List<SealedCommit> _commits = [];
    private readonly Mock<IJournal> _journal = new();
    private readonly Mock<IEvidenceStore> _evidence = new();
    private readonly SkiaPictures _pictures = new(Options.Create(new StorageOptions()));
    private readonly EvidenceDoor _door;

    public EvidenceDoorTests()
    {
        _journal.Setup(j => j.ReadAsync(CaseId, It.IsAny<int>(), It.IsAny<CancellationToken>())).ReturnsAsync((string _, int after, CancellationToken _) => [.. _commits.Skip(after)]);
        _journal.Setup(j => j.AppendAsync(It.IsAny<SealedCommit>(), It.IsAny<IReadOnlyList<ShownCard>>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((SealedCommit c, IReadOnlyList<ShownCard> _, CancellationToken _) => Append(c));
        _evidence.Setup(e => e.OpenPreviewAsync(Shot.Sha256, It.IsAny<CancellationToken>())).ReturnsAsync(() => new MemoryStream(White()));
        _evidence.Setup(e => e.OpenAsync(Shot.Sha256, It.IsAny<CancellationToken>())).ReturnsAsync(() => new MemoryStream([1, 2, 3]));
        var rules = new Mock<IRules>();
        rules.Setup(r => r.ReadAsync(It.IsAny<CancellationToken>())).Returns(() => ValueTask.FromResult(SopRules.Current));
        var due = new Mock<IDueTable>();
        due.Setup(d => d.ScheduleAsync(It.IsAny<string>(), It.IsAny<DateTimeOffset>(), It.IsAny<CancellationToken>())).ReturnsAsync(new DueRow("202603020200", CaseId, "s"));
        var cases = new CaseHandler(_journal.Object, Mock.Of<IShownCards>(), due.Object, Mock.Of<IWorkQueue>(), rules.Object, NullLogger<CaseHandler>.Instance);
        var office = new Office([Team, Owner], new Dictionary<string, IReadOnlyList<Person>>
        {
            ["tim"] = [new("o-tim", "Rini", "rini@dinkes.local", ActingKind.Definitif)],
            ["kasi"] = [new("o-kasi", "Bambang", "bambang@dinkes.local", ActingKind.Definitif)],
        }, []);
        var directory = Mock.Of<IDirectory>(d => d.ReadAsync(It.IsAny<DateTimeOffset>(), It.IsAny<CancellationToken>()) == Task.FromResult(office));
        _door = new EvidenceDoor(
            new CaseReaders(cases, directory, TimeProvider.System), new OriginalViews(cases, TimeProvider.System), new Renditions(_evidence.Object, _pictures),
            Mock.Of<IArchiveCursors>(), _evidence.Object);
        Happens(new OpenCase(Monday, Who("tim", Team), new Inquiry(Channel.Website, InquiryClass.Pertanyaan, "Jam buka?"), [Shot], ApprovalRule.KasiSaja, "tim", "kasi", null, "chat"));
    }

    private IEnumerable<CaseEvent> Views => _commits.SelectMany(c => c.Commit.Events).OfType<OriginalSeen>();

    public void Dispose() => _pictures.Dispose();

    [Fact]
    public async Task What_is_proposed_is_covered_before_anybody_confirmed_it_and_nothing_is_recorded()
    {
        Happens(new RecordWork(Monday, [new MaskProposed(Shot.Sha256, [new(100, 200, 200, 100, PersonalDataKind.Nik)], true)]));
        var (status, bytes, caching) = await AskAsync("");
        Assert.Equal((200, "private, max-age=300"), (status, caching));
        using var shown = SKBitmap.Decode(bytes);
        Assert.InRange(shown.GetPixel(100, 125).Red, 0x18, 0x28);
        Assert.InRange(shown.GetPixel(100, 40).Red, 0xF0, 0xFF);
        Assert.Empty(Views);
    }

    [Fact]
    public async Task A_picture_that_nobody_looked_at_is_seen_as_it_is_and_that_is_recorded_once()
    {
        Assert.Equal(White(), (await AskAsync("")).Body);
        Assert.Equal(White(), (await AskAsync("?ukuran=tanpa-samaran")).Body);
        var (_, bytes, caching) = await AskAsync("?ukuran=asli");
        Assert.Equal([1, 2, 3], bytes);
        Assert.Equal("private, no-store", caching);
        Assert.Single(Views);
    }

    [Fact]
    public async Task A_picture_said_to_show_nothing_needs_no_record_and_its_original_still_does()
    {
        Happens(new MaskEvidence(Monday, Who("tim", Team), Shot.Sha256, []));
        Assert.Equal(White(), (await AskAsync("")).Body);
        Assert.Empty(Views);
        await AskAsync("?ukuran=asli");
        Assert.Single(Views);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?ukuran=asli")]
    [InlineData("?ukuran=tanpa-samaran")]
    public async Task What_cannot_be_recorded_is_not_shown(string query)
    {
        _journal.Setup(j => j.AppendAsync(It.IsAny<SealedCommit>(), It.IsAny<IReadOnlyList<ShownCard>>(), It.IsAny<CancellationToken>())).ThrowsAsync(new IOException("storage is down"));
        var context = Context(query);
        await Assert.ThrowsAsync<IOException>(() => _door.PictureAsync(context, CaseId, Shot.Sha256));
        Assert.Equal(0, context.Response.Body.Length);
        _evidence.Verify(e => e.OpenAsync(It.IsAny<string>(), It.IsAny<CancellationToken>()), Times.Never);
        _evidence.Verify(e => e.OpenPreviewAsync(It.IsAny<string>(), It.IsAny<CancellationToken>()), Times.Never);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?ukuran=asli")]
    public async Task A_stranger_sees_nothing_and_leaves_no_record(string query)
    {
        var (status, bytes, _) = await AskAsync(query, "o-lain");
        Assert.Equal(403, status);
        Assert.DoesNotContain("image", System.Text.Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        Assert.Empty(Views);
    }

    private async Task<(int Status, byte[] Body, string Caching)> AskAsync(string query, string person = "o-kasi")
    {
        var context = Context(query, person);
        await _door.PictureAsync(context, CaseId, Shot.Sha256);
        return (context.Response.StatusCode, ((MemoryStream)context.Response.Body).ToArray(), context.Response.Headers.CacheControl.ToString());
    }

    private static DefaultHttpContext Context(string query, string person = "o-kasi")
    {
        var identity = new ClaimsPrincipal(new ClaimsIdentity([new("oid", person), new("name", "Bambang")], "test"));
        var signedIn = new Mock<IAuthenticationService>();
        signedIn.Setup(s => s.AuthenticateAsync(It.IsAny<HttpContext>(), AuthenticationSetup.PageScheme))
            .ReturnsAsync(AuthenticateResult.Success(new AuthenticationTicket(identity, AuthenticationSetup.PageScheme)));
        var services = new ServiceCollection().AddSingleton(signedIn.Object).AddLogging().AddOptions().BuildServiceProvider();
        var context = new DefaultHttpContext { RequestServices = services };
        context.Request.QueryString = new QueryString(query);
        context.Response.Body = new MemoryStream();
        return context;
    }

    private void Happens(CaseCommand command)
    {
        var state = CaseEvolution.Fold(_commits);
        var accepted = (Decision.Accepted)CaseDecider.Decide(state, command, SopRules.Current);
        Append(new Commit(CaseId, _commits.Count + 1, command.Now, accepted.By, accepted.Events, null, _commits.Count == 0 ? Commit.Genesis : _commits[^1].Hash).Seal());
    }

    private bool Append(SealedCommit commit)
    {
        if (commit.Commit.Version != _commits.Count + 1) return false;
        _commits.Add(commit);
        return true;
    }

    private static Actor Who(string key, Position position) => new($"o-{key}", key, [new Seat(position, ActingKind.Definitif)]);

    /// <summary>The small picture, half the size of the original.</summary>
    private static byte[] White()
    {
        using var bitmap = new SKBitmap(200, 400);
        bitmap.Erase(SKColors.White);
        return bitmap.Encode(SKEncodedImageFormat.Jpeg, 80).ToArray();
    }
}
