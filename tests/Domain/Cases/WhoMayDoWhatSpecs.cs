using Sop697.Domain.Cases;
using Sop697.Domain.Steps;
using static Sop697.Tests.Domain.Cases.CaseSpec;
using static Sop697.Tests.Domain.Cases.Office;
using static Sop697.Tests.Domain.Cases.Situations;

namespace Sop697.Tests.Domain.Cases;

/// <summary>Every verb at every row for every actor. The expectation is written out here, not read from the SOP table.</summary>
public sealed class WhoMayDoWhatSpecs
{
    private static readonly Dictionary<string, Actor> People = new()
    {
        ["tim"] = Tim,
        ["kasi"] = Kasi,
        ["kasi2"] = Kasi2,
        ["kabid"] = Kabid,
        ["kadis"] = Kadis,
        ["sistem"] = Actor.System,
        ["-"] = Stranger,
    };

    /// <summary>At the rows in the situations below: "row: verb=who may". A verb that is not named is not open there.</summary>
    private static readonly Dictionary<string, Dictionary<Verb, string>> Allowed = new()
    {
        ["kirim"] = [],
        ["konsultasi"] = new()
        {
            [Verb.Consult] = "kasi",
            [Verb.Answer] = "kasi",
            [Verb.Release] = "kasi",
            [Verb.Return] = "kasi",
            [Verb.Delegate] = "kasi",
            [Verb.Close] = "kasi",
        },
        ["tangkap_layar"] = new() { [Verb.Correct] = "tim" },
        ["jawab"] = new()
        {
            [Verb.Answer] = "kabid",
            [Verb.Approve] = "kabid",
            [Verb.Return] = "kabid",
            [Verb.Delegate] = "kabid",
            [Verb.Consult] = "kasi",
            [Verb.Release] = "kasi",
            [Verb.Close] = "kasi",
        },
        ["serahkan"] = new()
        {
            [Verb.Consult] = "kasi",
            [Verb.Answer] = "kasi",
            [Verb.Release] = "kasi",
            [Verb.Return] = "kasi",
            [Verb.Delegate] = "kasi",
            [Verb.Close] = "kasi",
        },
        ["terbitkan"] = new() { [Verb.Publish] = "tim", [Verb.Return] = "tim" },
    };

    private static readonly Verb[] PersonVerbs =
    [
        Verb.Consult, Verb.Answer, Verb.Approve, Verb.Return, Verb.Correct, Verb.Release, Verb.Publish, Verb.Close, Verb.Delegate,
    ];

    public static TheoryData<string, Verb, string> Everything() =>
        [.. from row in Allowed.Keys from verb in PersonVerbs from who in People.Keys select new TheoryDataRow<string, Verb, string>(row, verb, who)];

    [Theory]
    [MemberData(nameof(Everything))]
    public void Only_the_right_person_at_the_right_row(string row, Verb verb, string who)
    {
        var spec = Given(At(row)).When(Command(verb, People[who]));
        if (!Allowed[row].TryGetValue(verb, out var right)) spec.ThenRefused("stepNotOpen");
        else if (right != who) spec.ThenRefused("wrongPerson");
        else spec.ThenActedAs(People[who], who);
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public void Once_closed_nothing_more_is_done_by_anybody(string row, Verb verb, string who)
    {
        Assert.NotNull(row);
        Given(Closed()).When(Command(verb, People[who])).ThenRepeated(Tim, version: 7);
    }

    private static Past[] At(string row) => row switch
    {
        "kirim" => AtKirim(),
        "konsultasi" => [.. AtKonsultasi(), Past.Of(Kasi, new AnswerDrafted(1, Reply, "kabid"))],
        "tangkap_layar" => AtTangkapLayar(),
        "jawab" => [.. AtJawabWithDraft(), Past.Of(Kasi, new AnswerDrafted(2, Reply, "kabid"))],
        "serahkan" => AtSerahkan(),
        "terbitkan" => AtTerbitkan(),
        _ => throw new ArgumentOutOfRangeException(nameof(row), row, "No such row."),
    };

    private static PersonCommand Command(Verb verb, Actor by) => verb switch
    {
        Verb.Consult => new Consult(Now, by, null, [Kasi2Post], ""),
        Verb.Answer => new Answer(Now, by, null, OtherReply),
        Verb.Approve => new Approve(Now, by, null, ""),
        Verb.Return => new Return(Now, by, null, "Kurang jelas."),
        Verb.Correct => new Correct(Now, by, null, Question),
        Verb.Release => new ReleaseAnswer(Now, by, null, Reply),
        Verb.Publish => new Publish(Now, by, null, Link, null),
        Verb.Close => new CloseCase(Now, by, null, Outcome.Spam, "Iklan."),
        Verb.Delegate => new DelegateTo(Now, by, null, Kasi3Post, "Topik Anda."),
        _ => throw new ArgumentOutOfRangeException(nameof(verb), verb, "Not a person's verb."),
    };
}

public sealed class ReadingSpecs
{
    [Fact]
    public void The_chain_and_the_head_of_the_office_may_read_and_nobody_else()
    {
        var state = Given(AtJawab(ApprovalRule.KasiDanKabid, "kasi2")).Known;
        Assert.All([Tim, Kasi, Kasi2, Kabid, Kadis], a => Assert.True(CaseAccess.MayRead(state, a)));
        Assert.All([Kasi3, Kabid2, Stranger, Actor.System], a => Assert.False(CaseAccess.MayRead(state, a)));
    }

    [Fact]
    public void Who_handed_the_case_over_may_still_see_what_became_of_it()
    {
        var state = Given(AtKonsultasi()).When(new DelegateTo(Now, Kasi, null, Kasi2Post, "Topik Anda.")).Current;
        Assert.All([Kasi, Kasi2], a => Assert.True(CaseAccess.MayRead(state, a)));
        Assert.False(CaseAccess.MayRead(state, Kasi3));
    }
}
