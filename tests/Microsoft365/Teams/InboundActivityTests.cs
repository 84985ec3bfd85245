using System.Text;
using System.Text.Json;
using Sop697.Microsoft365.Cards.Model;
using Sop697.Microsoft365.Teams.Activities;

namespace Sop697.Tests.Microsoft365.Teams;

public sealed class InboundActivityTests
{
    private const string Envelope =
        """
        "id":"1732500000","channelId":"msteams","serviceUrl":"https://connector.contoh.test/id","locale":"id-ID",
        "from":{"id":"29:abc","name":"Rini Astuti","aadObjectId":"id-rini"},"recipient":{"id":"28:bot"},
        "conversation":{"id":"a:chat","conversationType":"personal","tenantId":"t"}
        """;

    [Fact]
    public void Words_are_a_text_message_without_the_mention()
    {
        var text = Assert.IsType<InboundActivity.TextMessage>(Read("""{"type":"message","text":"<at>SOP 697</at> status MS-2026-0001 ","extra":{"x":1},%}"""));
        Assert.Equal("status MS-2026-0001", text.Text);
        Assert.Equal(new Caller("1732500000", "id-rini", "Rini Astuti", "29:abc", "a:chat", "https://connector.contoh.test/id/", "id-ID"), text.From);
    }

    [Fact]
    public void A_pasted_picture_takes_our_token_and_a_sent_file_does_not()
    {
        var pictures = Assert.IsType<InboundActivity.PicturesMessage>(Read(
            """
            {"type":"message","text":"ini","attachments":[
              {"contentType":"text/html","content":"<p>ini</p>"},
              {"contentType":"image/png","contentUrl":"https://connector.contoh.test/v3/attachments/1/views/original"},
              {"contentType":"application/vnd.microsoft.teams.file.download.info","name":"layar.jpg","contentUrl":"https://x.sharepoint.com/layar.jpg","content":{"downloadUrl":"https://x.sharepoint.com/dl?t=1","fileType":"jpg"}}],%}
            """));
        Assert.Equal(
            [
                new AttachedPicture("https://connector.contoh.test/v3/attachments/1/views/original", null, true),
                new AttachedPicture("https://x.sharepoint.com/dl?t=1", "layar.jpg", false),
            ],
            pictures.Pictures);
        Assert.Equal("ini", pictures.Text);
    }

    [Fact]
    public void A_button_gives_its_verb_its_data_and_its_fields_by_contract_name()
    {
        var action = Assert.IsType<InboundActivity.CardAction>(Read(
            """
            {"type":"invoke","name":"adaptiveCard/action","replyToId":"card-1","value":{"action":{"type":"Action.Execute","verb":"Delegate",
             "data":{"caseId":"k1","step":"konsultasi","version":4,"card":"konsultasi/3/kasi","reason":"lain","delegate_to":"kasi2","delegate_reason":"Wewenang seksi lain","note":""}}},%}
            """));
        Assert.Equal(("delegate", "k1", "konsultasi", 4, "konsultasi/3/kasi"), (action.Verb, action.Data.CaseId, action.Data.Step, action.Data.Version, action.Data.Card));
        Assert.Equal(new Dictionary<string, string> { ["to"] = "kasi2", ["reason"] = "Wewenang seksi lain", ["note"] = "" }, action.Inputs);
        Assert.True(action.IsInvoke);
        Assert.Equal("card-1", action.CardActivityId);
    }

    [Fact]
    public void Everything_that_a_button_can_carry_is_read_back_and_is_no_field()
    {
        var carried = new CardData("k1", "konsultasi", 4, "konsultasi/3/kasi") { Shown = "s", Pictures = ["g1"], Message = "m", Other = "k2", Suggestion = "MS-2026-0003", Proof = "p" };
        Assert.All(typeof(CardData).GetProperties().Where(p => p.Name != nameof(CardData.Verb)), p => Assert.True(p.GetValue(carried) is not null, $"{p.Name}: set it here"));
        var data = JsonSerializer.Serialize(carried, CardJson.Default.CardData);
        var action = Assert.IsType<InboundActivity.CardAction>(Read(
            """{"type":"invoke","name":"adaptiveCard/action","value":{"action":{"verb":"use","data":?}},%}""".Replace("?", data, StringComparison.Ordinal)));
        Assert.Equal(data, JsonSerializer.Serialize(action.Data, CardJson.Default.CardData));
        Assert.Equal(["proof"], action.Inputs.Keys);
    }

    [Theory]
    [InlineData("""["kabid","kasi2"]""", "kabid,kasi2")]
    [InlineData("\"kabid,kasi2\"", "kabid,kasi2")]
    public void Several_positions_arrive_as_a_list_or_joined(string sent, string expected)
    {
        var action = Assert.IsType<InboundActivity.CardAction>(Read(
            """{"type":"invoke","name":"adaptiveCard/action","value":{"action":{"verb":"consult","data":{"version":"7","to":?}}},%}""".Replace("?", sent, StringComparison.Ordinal)));
        Assert.Equal(expected, action.Inputs["to"]);
        Assert.Equal(7, action.Data.Version);
    }

    [Fact]
    public void A_submit_of_an_old_client_is_the_same_action_in_a_message()
    {
        var action = Assert.IsType<InboundActivity.CardAction>(Read(
            """{"type":"message","replyToId":"card-1","value":{"verb":"open","caseId":"","step":"terima","version":0,"card":"laporan","pictures":["g1","g2"],"topic":"-","urgent":true},%}"""));
        Assert.False(action.IsInvoke);
        Assert.Equal(["g1", "g2"], action.Data.Pictures);
        Assert.Equal(("", "true"), (action.Inputs["topic"], action.Inputs["urgent"]));
    }

    [Theory]
    [InlineData("""{"type":"installationUpdate","action":"add",%}""", typeof(InboundActivity.Installed))]
    [InlineData("""{"type":"installationUpdate","action":"remove",%}""", typeof(InboundActivity.Removed))]
    [InlineData("""{"type":"conversationUpdate","membersAdded":[{"id":"28:bot"}],%}""", typeof(InboundActivity.Installed))]
    [InlineData("""{"type":"conversationUpdate","membersAdded":[{"id":"29:abc"}],%}""", typeof(InboundActivity.Ignored))]
    [InlineData("""{"type":"invoke","name":"fileConsent/invoke",%}""", typeof(InboundActivity.Ignored))]
    [InlineData("""{"type":"invoke","name":"adaptiveCard/action","value":{"action":{}},%}""", typeof(InboundActivity.Ignored))]
    [InlineData("""{"type":"invoke","name":"adaptiveCard/action","value":7,%}""", typeof(InboundActivity.Ignored))]
    [InlineData("""{"type":"message","text":" ",%}""", typeof(InboundActivity.Ignored))]
    [InlineData("""{"type":"typing",%}""", typeof(InboundActivity.Ignored))]
    [InlineData("""{"type":"message","text":"hai"}""", typeof(InboundActivity.Ignored))]
    public void Everything_else_is_what_it_is(string json, Type expected) => Assert.IsType(expected, Read(json));

    [Fact]
    public void A_channel_is_not_a_place_for_this_bot() =>
        Assert.IsType<InboundActivity.Ignored>(Read("""{"type":"message","text":"hai",%}""".Replace("%", Envelope.Replace("personal", "channel", StringComparison.Ordinal), StringComparison.Ordinal)));

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"type\":")]
    public void What_is_no_activity_is_none(string json) => Assert.Null(Activity.Parse(Encoding.UTF8.GetBytes(json)));

    private static InboundActivity Read(string json) =>
        InboundActivity.Read(Activity.Parse(Encoding.UTF8.GetBytes(json.Replace("%", Envelope, StringComparison.Ordinal)))!);
}
