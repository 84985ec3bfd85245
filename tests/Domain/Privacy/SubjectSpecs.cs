using System.Text.Json;
using System.Text.Json.Nodes;
using Sop697.Domain.Audit;
using Sop697.Domain.Cases;
using Sop697.Domain.Privacy;
using Sop697.Tests.Domain.Cases;
using static Sop697.Tests.Domain.Cases.CaseSpec;
using static Sop697.Tests.Domain.Cases.Office;
using static Sop697.Tests.Domain.Cases.Situations;

namespace Sop697.Tests.Domain.Privacy;

/// <summary>Somebody asks what the office holds about them.</summary>
public sealed class SubjectSpecs
{
    [Theory]
    [InlineData("@Sari.Malang", "sari.malang", true)]
    [InlineData("sari.malang", "Menurut @SARI.malang, antre lama.", true)]
    [InlineData("@sari.malang", "Oleh sari.malang.", true)]
    [InlineData("@sari", "sari.malang", false)]
    [InlineData("@sari", "Bu Sari, anak saya demam.", true)]
    [InlineData("budi", "Pak Budiman", false)]
    [InlineData("Siti  Rahayu", "ibu siti\nrahayu menunggu", true)]
    [InlineData("0812-3456-7890", "Hubungi +62 812 3456 7890 saja", true)]
    [InlineData("6281234567890", "081234567890", true)]
    [InlineData("0812-3456-7890", "Nomor 2. +62 812 3456 7890", true)]
    [InlineData("0812-3456-7890", "081234567891", false)]
    [InlineData("3573 0123 4567 8901", "NIK 3573012345678901", true)]
    [InlineData("https://www.instagram.com/p/Abc1/?igsh=xyz", "https://instagram.com/sari/p/Abc1/", true)]
    [InlineData("https://www.instagram.com/p/Abc1/", "https://instagram.com/p/abc2/", false)]
    public void A_subject_is_found_however_it_was_written(string subject, string text, bool found) => Assert.Equal(found, Subject.Of(subject)!.IsIn(text));

    [Theory]
    [InlineData("")]
    [InlineData("@")]
    [InlineData("ab")]
    public void What_would_be_found_everywhere_is_not_looked_for(string text) => Assert.Null(Subject.Of(text));

    [Fact]
    public void It_is_told_where_a_subject_appears_and_never_what_was_said()
    {
        var asked = Question with { Summary = "Bu Sari bertanya kapan posyandu buka.", SourceAccount = "@sari.malang" };
        var journal = Given([Past.Of(Tim, new CaseOpened(0, asked, ApprovalRule.KasiSaja, "tim", "kasi", null, "chat")), .. AtKirim().Skip(1)]).Journal;
        var trace = SubjectTrace.Of(Subject.Of("sari.malang")!, CaseId, journal)!;
        Assert.Equal(("MS-2026-0001", false, "akun"), (trace.Number, trace.IsClosed, Assert.Single(trace.Places).Id));
        Assert.Equal("ringkasan", Assert.Single(SubjectTrace.Of(Subject.Of("Bu Sari")!, CaseId, journal)!.Places).Id);
        Assert.Null(SubjectTrace.Of(Subject.Of("@orang.lain")!, CaseId, journal));
    }

    [Fact]
    public void What_was_erased_is_found_no_more() =>
        Assert.Null(SubjectTrace.Of(Subject.Of(Question.Summary)!, CaseId, [.. Given(AtKirim()).Journal.Select(Redaction.Of)]));

    /// <summary>What must be removed must be findable: both know the same texts.</summary>
    [Theory]
    [MemberData(nameof(RedactionSpecs.Samples), MemberType = typeof(RedactionSpecs))]
    public void Every_text_that_an_erasure_removes_is_looked_through(string sample)
    {
        var happened = RedactionSpecs.Read(sample);
        var (before, after) = (Json(happened), Json(Redaction.Of(happened)));
        var removed = TextPaths.Of(happened.GetType()).SelectMany(p => TextPaths.Values(before, p).Except(TextPaths.Values(after, p)));
        Assert.Empty(removed.Except(PersonalText.Of(happened).Select(t => t.Text)));
    }

    private static JsonNode Json(CaseEvent happened) => JsonSerializer.SerializeToNode(happened, CommitJson.Default.CaseEvent)!;
}
