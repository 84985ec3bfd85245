using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Sop697.Microsoft365.Teams;
using Sop697.Microsoft365.Teams.Activities;
using Sop697.Workflow.Ports;

namespace Sop697.Tests.Microsoft365.Teams;

public sealed class AttachmentFetcherTests
{
    [Theory]
    [InlineData("https://connector.contoh.test/v3/attachments/1/views/original")]
    [InlineData("https://smba.trafficmanager.net/apac/v3/attachments/1/views/original")]
    [InlineData("https://as-api.asm.skype.com/v1/objects/1/views/imgo")]
    public async Task A_pasted_picture_is_fetched_with_our_token(string url)
    {
        var script = new Script(Bytes(3));
        var fetched = await FetchAsync(script, new AttachedPicture(url, null, NeedsBotToken: true));
        Assert.Equal(3, fetched.Bytes.Length);
        Assert.Equal("Bearer kunci-bot", script.Asked[0].Authorization);
    }

    [Theory]
    [InlineData("https://dinkes-my.sharepoint.com/personal/dl?t=1")]
    [InlineData("https://berkas.contoh.test/dl?t=1")]
    public async Task A_sent_file_is_fetched_without_our_token(string url)
    {
        var script = new Script(Bytes(3));
        Assert.Null((await FetchAsync(script, new AttachedPicture(url, "layar.jpg", NeedsBotToken: false))).Fault);
        Assert.Null(script.Asked[0].Authorization);
    }

    [Theory]
    [InlineData("https://jahat.contoh.test/x", true)]
    [InlineData("https://connector.contoh.test.jahat.test/x", true)]
    [InlineData("https://jahat.trafficmanager.net/x", true)]
    [InlineData("https://dinkes.sharepoint.com/x", true)]
    [InlineData("http://connector.contoh.test/x", true)]
    [InlineData("http://dinkes.sharepoint.com/x", false)]
    [InlineData("https://sharepoint.com.jahat.test/x", false)]
    [InlineData("https://dinkes.sharepoint.com:8443/x", false)]
    [InlineData("http://169.254.169.254/metadata", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("layar.jpg", false)]
    public async Task No_other_host_is_asked_for_anything(string url, bool needsToken)
    {
        var script = new Script();
        Assert.Equal(FetchFault.HostNotAllowed, (await FetchAsync(script, new AttachedPicture(url, null, needsToken))).Fault);
        Assert.Empty(script.Asked);
    }

    [Fact]
    public async Task Twenty_megabytes_are_taken_and_one_byte_more_is_not()
    {
        var file = new AttachedPicture("https://berkas.contoh.test/x", null, NeedsBotToken: false);
        Assert.Equal(AttachmentFetcher.MaxBytes, (await FetchAsync(new Script(Bytes(AttachmentFetcher.MaxBytes)), file)).Bytes.Length);
        Assert.Equal(FetchFault.TooLarge, (await FetchAsync(new Script(Bytes(AttachmentFetcher.MaxBytes + 1)), file)).Fault);
        Assert.Equal(FetchFault.TooLarge, (await FetchAsync(new Script(Bytes(AttachmentFetcher.MaxBytes + 1, tellsLength: false)), file)).Fault);
    }

    [Theory]
    [InlineData(302)]
    [InlineData(403)]
    [InlineData(404)]
    public async Task An_address_that_no_longer_answers_or_points_elsewhere_is_gone(int status) => Assert.Equal(
        FetchFault.Gone, (await FetchAsync(new Script(Script.Status(status)), new AttachedPicture("https://berkas.contoh.test/x", null, false))).Fault);

    [Fact]
    public async Task Trouble_that_passes_is_a_fault() => await Assert.ThrowsAsync<ChannelUnavailableException>(
        () => FetchAsync(new Script(Script.Status(503)), new AttachedPicture("https://berkas.contoh.test/x", null, false)));

    private static Func<HttpRequestMessage, HttpResponseMessage> Bytes(int count, bool tellsLength = true) => _ => new HttpResponseMessage
    {
        Content = tellsLength ? new ByteArrayContent(new byte[count]) : new StreamContent(new OneWay(new byte[count])),
    };

    private static async Task<FetchedPicture> FetchAsync(Script script, AttachedPicture picture)
    {
        var services = Settings.Services(("Bot:FileHosts:0", "berkas.contoh.test"));
        services.Answers(AttachmentFetcher.Client, script);
        services.Replace(ServiceDescriptor.Singleton(Tokens.Factory()));
        await using var built = services.BuildServiceProvider();
        return await built.GetRequiredService<AttachmentFetcher>().FetchAsync(picture, Settings.ServiceUrl, TestContext.Current.CancellationToken);
    }

    /// <summary>A stream that does not tell how long it is.</summary>
    private sealed class OneWay(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
