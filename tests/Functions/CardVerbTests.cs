using Sop697.Domain.Cases;
using Sop697.Domain.Steps;
using Sop697.Functions.CardActions;
using Sop697.Microsoft365.Cards.Model;
using Sop697.Microsoft365.Teams.Activities;
using Sop697.Workflow.Ports;

namespace Sop697.Tests.Functions;

/// <summary>Inputs of the contract become commands; nothing else of the card is believed.</summary>
public sealed class CardVerbTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 3, 0, 0, TimeSpan.Zero);
    private static readonly Position Kabid = new("kabid", Role.KepalaBidang, "Kepala Bidang", null);
    private static readonly Position Kasi2 = new("kasi2", Role.KepalaSeksi, "Kepala Seksi", "kabid");
    private static readonly Position Tim = new("tim", Role.TimMediaSosial, "Tim Media Sosial", "kasi");
    private static readonly Topic Farmasi = new("farmasi", "Farmasi", null, null) { Owner = "kasi2" };
    private static readonly Office Office = new([Kabid, Kasi2], new Dictionary<string, IReadOnlyList<Person>>(), [Farmasi]);
    private static readonly Actor By = new("o-1", "Bambang", []);

    [Fact]
    public void Every_verb_of_the_contract_has_a_reader_or_a_handler_of_its_own() => Assert.Equal(
        ["answer", "approve", "close", "consult", "correct", "delegate", "release", "return"],
        CardVerbs.Readers.Keys.Order());

    [Fact]
    public void Consult_takes_positions_joined_by_commas()
    {
        var consult = Assert.IsType<Consult>(Read("consult", ("to", "kabid, kasi2"), ("note", " Mohon arahan. ")).Command);
        Assert.Equal([Kabid, Kasi2], consult.To);
        Assert.Equal("Mohon arahan.", consult.Note);
        Assert.Equal(new SeenCard("konsultasi/3/kasi", 4) { Copy = new CardCopy("o-1", "a:1", "message-1") }, consult.Seen);
        Assert.Same(By, consult.By);
    }

    [Fact]
    public void An_unknown_position_is_refused_whole() => Assert.Equal(Refusals.NoOneToConsult, Read("consult", ("to", "kabid,walikota")).Refusal);

    [Fact]
    public void Close_needs_a_known_outcome()
    {
        Assert.Equal(Refusals.NotAnExit, Read("close", ("outcome", "malas"), ("reason", "x")).Refusal);
        Assert.Equal(Outcome.DiteruskanPpid, Assert.IsType<CloseCase>(Read("close", ("outcome", "diteruskan_ppid"), ("reason", "x")).Command).Outcome);
    }

    [Fact]
    public void Delegate_needs_a_known_position() => Assert.NotNull(Read("delegate", ("to", "siapa"), ("reason", "x")).Refusal);

    [Fact]
    public void Delegate_may_say_whose_part_it_is_unless_it_is_ones_own()
    {
        (string, string)[] inputs = [("to", "kasi2"), ("reason", "Cuti."), ("from", "kasi")];
        Assert.Equal("kasi", Assert.IsType<DelegateTo>(Read("delegate", inputs).Command).From);
        var kabid = new Actor("o-3", "Bambang", [new Seat(Kabid, ActingKind.Definitif)]);
        Assert.Null(Assert.IsType<DelegateTo>(Read("delegate", null, [.. inputs[..2], ("from", "kabid")], kabid).Command).From);
        Assert.Null(Assert.IsType<DelegateTo>(Read("delegate", inputs[..2]).Command).From);
    }

    [Fact]
    public void A_missing_input_is_empty_and_left_to_the_domain() => Assert.Equal("", Assert.IsType<Answer>(Read("answer").Command).Text);

    [Theory]
    [InlineData("channel", "tiktok")]
    [InlineData("kind", "")]
    [InlineData("topic", "astronomi")]
    [InlineData("sourceUrl", "javascript:alert(1)")]
    public void A_correction_with_a_wrong_field_says_so(string field, string value)
    {
        Dictionary<string, string> inputs = new() { ["channel"] = "instagram", ["kind"] = "pertanyaan", ["summary"] = "Jam buka?" };
        Assert.IsType<Correct>(Read("correct", [.. inputs.Select(i => (i.Key, i.Value))]).Command);
        inputs[field] = value;
        Assert.NotNull(Read("correct", [.. inputs.Select(i => (i.Key, i.Value))]).Refusal);
    }

    [Fact]
    public void A_correction_says_whose_the_mended_topic_is()
    {
        var tia = new Actor("o-2", "Tia", [new Seat(Tim, ActingKind.Definitif)]);
        (string, string)[] inputs = [("channel", "instagram"), ("kind", "pertanyaan"), ("summary", "Jam buka?"), ("topic", "farmasi")];
        var correct = Assert.IsType<Correct>(Read("correct", null, inputs, tia).Command);
        Assert.Equal(("kasi2", "kabid"), (correct.Owner, correct.Approver));
        Assert.Equal("kasi", Assert.IsType<Correct>(Read("correct", null, inputs[..3], tia).Command).Owner);
    }

    [Theory]
    [InlineData("answer")]
    [InlineData("release")]
    public void An_answer_says_which_earlier_one_filled_its_field(string verb)
    {
        var command = Read(verb, "MS-2026-0003", [("text", "Setiap Selasa.")]).Command;
        Assert.Equal("MS-2026-0003", (command as Answer)?.BasedOn ?? (command as ReleaseAnswer)?.BasedOn);
    }

    private static Reading Read(string verb, params (string Name, string Value)[] inputs) => Read(verb, null, inputs);

    private static Reading Read(string verb, string? suggestion, (string Name, string Value)[] inputs, Actor? by = null)
    {
        var from = new Caller("activity-1", "o-1", "Bambang", "29:1", "a:1", "https://smba.example/", "id-ID");
        var data = new CardData("0123456789abcdefghjkmnpqrs", "konsultasi", 4, "konsultasi/3/kasi") { Suggestion = suggestion };
        var action = new InboundActivity.CardAction(from, verb, data, inputs.ToDictionary(i => i.Name, i => i.Value), "message-1", true);
        return CardVerbs.Readers[verb](new CardPress(action, by ?? By, Office, Now));
    }
}
