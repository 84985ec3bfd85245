using Sop697.Domain.Cases;
using static Sop697.Tests.Domain.Cases.Office;
using static Sop697.Tests.Domain.Cases.Situations;

namespace Sop697.Tests.Domain.Cases;

public sealed class CaseLineSpecs
{
    private static CaseLine Line(params Past[] past) => CaseLine.Of(CaseSpec.Given(past).Known, CaseSpec.Rules.Table);

    [Fact]
    public void While_the_owner_has_it_the_owner_holds_it_until_the_row_is_due()
    {
        var line = Line(AtKonsultasi());

        Assert.Equal([new HeldPart("kasi", PastDue)], line.Held);
        Assert.Equal(("konsultasi", "MS-2026-0001", null), (line.Step, line.Number, line.ClosedAt));
        Assert.Equal(["tim", "kasi", "kabid"], line.Chain);
    }

    [Fact]
    public void Each_consulted_position_holds_its_part_until_its_own_due_date()
    {
        Past[] past =
        [
            .. AtKonsultasi(),
            Past.Of(Kasi, new ConsultationRequested("kabid", "", PastDue), new ConsultationRequested("kasi2", "", PastDue.AddDays(1)), new StepMoved("jawab", PastDue, [])),
        ];

        Assert.Equal([new HeldPart("kabid", PastDue), new HeldPart("kasi2", PastDue.AddDays(1))], Line(past).Held);
    }

    [Fact]
    public void A_closed_case_is_held_by_nobody()
    {
        var line = Line([.. AtKonsultasi(), Past.Of(Kasi, new CaseClosed(Outcome.Spam, "Iklan."))]);

        Assert.Empty(line.Held);
        Assert.Equal(Outcome.Spam, line.Outcome);
        Assert.NotNull(line.ClosedAt);
    }

    [Fact]
    public void A_person_is_due_when_the_earliest_of_that_persons_parts_is()
    {
        var line = Line(AtKonsultasi()) with { Held = [new("kasi", PastDue.AddDays(1)), new("kabid", PastDue)] };

        Assert.Equal(PastDue, line.DueFor(KasiAsPlhKabid));
        Assert.Equal(PastDue.AddDays(1), line.DueFor(Kasi));
        Assert.Null(line.DueFor(Tim));
    }

    [Theory]
    [InlineData(true, "IMUNISASI", "bulan")]
    [InlineData(true, "ms-2026-0001")]
    [InlineData(true, "instagram", "pertanyaan")]
    [InlineData(true, "anak")]
    [InlineData(false, "imunisasi", "gizi")]
    public void Words_are_found_in_number_question_channel_kind_and_topic(bool found, params string[] words) =>
        Assert.Equal(found, Line(AtKonsultasi()).Holds(words, "Imunisasi anak"));

    [Fact]
    public void It_says_the_same_until_a_reader_would_see_a_difference()
    {
        var line = Line(AtKonsultasi());

        Assert.True(line.Says(Line(AtKonsultasi()) with { Version = 99 }));
        Assert.False(line.Says(line with { Held = [new("kasi", PastDue.AddHours(1))] }));
        Assert.False(line.Says(line with { Chain = ["tim"] }));
        Assert.False(line.Says(line with { Summary = "Lain." }));
        Assert.False(line.Says(null));
    }
}
