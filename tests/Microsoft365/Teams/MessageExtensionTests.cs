using System.Text;
using System.Text.Json;
using Sop697.Microsoft365.Cards;
using Sop697.Microsoft365.Cards.Model;
using Sop697.Microsoft365.Teams.Activities;

namespace Sop697.Tests.Microsoft365.Teams;

/// <summary>"Laporkan ke SOP 697", as Teams documents what it sends and what it wants to hear.</summary>
public sealed class MessageExtensionTests
{
    private const string Stored = "https://connector.contoh.test/id/v3/attachments/0-eus-d4-0954/views/original";

    private const string Envelope =
        """
        "type":"invoke","id":"f:1","channelId":"msteams","serviceUrl":"https://connector.contoh.test/id","locale":"id-ID",
        "from":{"id":"29:abc","name":"Rini Astuti","aadObjectId":"id-rini"}
        """;

    [Fact]
    public void A_pasted_picture_stands_in_the_text_and_is_asked_of_the_Connector()
    {
        var asked = Assert.IsType<InboundActivity.DialogAsked>(Read(
            """
            {"name":"composeExtension/fetchTask","conversation":{"id":"19:tim@thread.v2","isGroup":true,"conversationType":"groupChat"},
             "value":{"commandId":"laporkan","commandContext":"message","requestId":"r1","messagePayload":{"id":"1611060744833",
              "body":{"contentType":"html","content":"<div><p>Tolong &amp; segera <img itemtype=\"http://schema.skype.com/Emoji\" src=\"https://statics.teams.cdn.office.net/x.png\"></p><p><img alt=\"image\" src=\"https://us-api.asm.skype.com/v1/objects/0-eus-d4-0954/views/imgo\" itemtype=\"http://schema.skype.com/AMSImage\"></p></div>"},
              "attachments":[]}},%}
            """));
        Assert.Equal(("laporkan", "r1", "19:tim@thread.v2"), (asked.Command, asked.Request, asked.From.ConversationId));
        Assert.Equal("1611060744833", asked.Message!.Id);
        Assert.Equal([new AttachedPicture(Stored, null, true)], asked.Message.Pictures);
        Assert.False(asked.Message.HasOthers);
    }

    [Theory]
    [InlineData("""[{"contentType":"reference","contentUrl":"https://dinkes-my.sharepoint.com/layar.png","name":"layar.png"}]""", "", 0, true)]
    [InlineData("[]", "https://graph.microsoft.com/v1.0/chats/19:x/messages/1/hostedContents/aWQ/$value", 0, true)]
    [InlineData("[]", "https://jahat.contoh/v1/objects/0-eus/views/imgo", 0, true)]
    [InlineData("""[{"contentType":"image/*","contentUrl":"https://connector.contoh.test/id/v3/attachments/7/views/original"}]""", "", 1, false)]
    [InlineData("""[{"contentType":"application/vnd.microsoft.card.adaptive","content":"{}"}]""", "", 0, false)]
    public void What_the_bot_may_not_fetch_is_told_of_and_not_tried(string attachments, string image, int pictures, bool hasOthers)
    {
        var html = image.Length > 0 ? $"<img src='{image}'>" : "<p>hai</p>";
        var asked = Assert.IsType<InboundActivity.DialogAsked>(Read(
            """{"name":"composeExtensions/fetchTask","value":{"commandId":"laporkan","messagePayload":{"id":"1","body":{"content":"$h"},"attachments":$a}},%}"""
                .Replace("$h", html, StringComparison.Ordinal).Replace("$a", attachments, StringComparison.Ordinal)));
        Assert.Equal((pictures, hasOthers), (asked.Message!.Pictures.Count, asked.Message.HasOthers));
    }

    [Fact]
    public void Beside_the_compose_box_there_is_no_message_and_perhaps_no_conversation()
    {
        var asked = Assert.IsType<InboundActivity.DialogAsked>(Read("""{"name":"composeExtension/fetchTask","value":{"commandId":"laporkan","commandContext":"compose"},%}"""));
        Assert.Null(asked.Message);
        Assert.Equal(("f:1", ""), (asked.Request, asked.From.ConversationId));
    }

    [Fact]
    public void A_sent_form_is_what_it_carried_and_what_was_filled_in()
    {
        var sent = Assert.IsType<InboundActivity.DialogSent>(Read(
            """
            {"name":"composeExtension/submitAction","value":{"commandId":"laporkan","data":{"caseId":"","step":"terima","version":0,"card":"laporan","shown":"x","pictures":["g1"],"message":"1611","channel":"facebook","topic":"-","urgent":"true"}},%}
            """));
        Assert.Equal(("open", "1611", "laporan"), (sent.Form.Verb, sent.Form.Data.Message, sent.Form.Data.Card));
        Assert.Equal(["g1"], sent.Form.Data.Pictures);
        Assert.Equal(("facebook", "", "true"), (sent.Form.Inputs["channel"], sent.Form.Inputs["topic"], sent.Form.Inputs["urgent"]));
    }

    [Theory]
    [InlineData("""{"name":"composeExtension/query","value":{"commandId":"laporkan"},%}""")]
    [InlineData("""{"name":"composeExtension/fetchTask","id":null,"from":null,"value":{},"type":"invoke","serviceUrl":"https://x"}""")]
    public void What_it_does_not_offer_is_passed_over(string json) => Assert.IsType<InboundActivity.Ignored>(Read(json));

    [Fact]
    public void A_dialog_is_answered_as_documented()
    {
        var card = RenderedCard.Of(new AdaptiveCard { Body = [new AdaptiveTextBlock("isi")] });
        var dialog = JsonSerializer.SerializeToElement(TaskAnswer.Card("Judul", card), ActivityJson.Default.TaskAnswer).GetProperty("task");
        var shown = dialog.GetProperty("value");
        Assert.Equal("continue", dialog.GetProperty("type").GetString());
        Assert.Equal(("Judul", "large", "medium"), (Text(shown, "title"), Text(shown, "height"), Text(shown, "width")));
        Assert.Equal("application/vnd.microsoft.card.adaptive", Text(shown.GetProperty("card"), "contentType"));
        Assert.Equal("AdaptiveCard", Text(shown.GetProperty("card").GetProperty("content"), "type"));
        Assert.Equal(
            """{"task":{"type":"message","value":"Sudah."}}""",
            JsonSerializer.Serialize(TaskAnswer.Message("Sudah."), ActivityJson.Default.TaskAnswer));
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static InboundActivity Read(string json) =>
        InboundActivity.Read(Activity.Parse(Encoding.UTF8.GetBytes(json.Replace("%", Envelope, StringComparison.Ordinal)))!);
}
