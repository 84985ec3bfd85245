using System.Text.Json;
using System.Text.Json.Nodes;
using Sop697.Domain.Audit;
using Sop697.Domain.Cases;
using Sop697.Domain.Privacy;
using Sop697.Tests.Domain.Cases;

namespace Sop697.Tests.Domain.Privacy;

/// <summary>Every text of every event is either named here as kept, or is gone.</summary>
public sealed class RedactionSpecs
{
    /// <summary>
    /// Keys, codes and hashes, people and positions of the office, and words of the system or of who erased. What a citizen wrote, what was
    /// written about or to a citizen, and where the citizen's post stands, has no place here.
    /// </summary>
    private static readonly string[] Kept =
    [
        "CaseOpened.Inquiry.Topic", "CaseOpened.Team", "CaseOpened.Owner", "CaseOpened.Approver", "CaseOpened.Via",
        "EvidenceKept.Evidence.Sha256", "EvidenceKept.Evidence.MediaType",
        "CaseNumbered.Number",
        "StepMoved.To", "StepMoved.Passed",
        "ConsultationRequested.Position", "ConsultationEnded.Position",
        "AnswerDrafted.Position", "AnswerDrafted.BasedOn", "DraftApproved.Position", "Returned.Position", "Returned.To",
        "CaseCorrected.Inquiry.Topic",
        "Delegated.From", "Delegated.To",
        "AnswerPublished.ProofSha256",
        "EvidenceArchived.Sha256", "EvidenceArchived.Path", "EvidenceArchived.ItemId", "EvidenceArchived.Url",
        "DossierArchived.Sha256", "DossierArchived.Path", "DossierArchived.ItemId", "DossierArchived.Url", "DossierArchived.Instead",
        "MaskProposed.Sha256", "EvidenceMasked.Sha256", "OriginalSeen.Sha256",
        "RenditionArchived.Sha256", "RenditionArchived.Rendition", "RenditionArchived.Path", "RenditionArchived.ItemId", "RenditionArchived.Url",
        "HardcopyFiled.Location", "HardcopyFiled.ScanSha256",
        "CardSent.Card", "CardSent.Position", "CardSent.Face", "CardSent.Copies.ObjectId", "CardSent.Copies.ConversationId", "CardSent.Copies.ActivityId",
        "CardUpdated.Card", "CardUpdated.Face",
        "CardUndeliverable.Card", "CardUndeliverable.Position", "CardUndeliverable.Reason", "CardUndeliverable.ObjectId",
        "CardMoved.Card", "CardMoved.Position", "CardMoved.ObjectId", "CardMoved.To.ObjectId", "CardMoved.To.Name", "CardMoved.StandIn",
        "StandInNamed.Position", "StandInNamed.Label", "StandInNamed.By", "StandInEnded.Position", "StandInEnded.By",
        "WorkStalled.Work", "WorkStalled.Reason", "WorkResumed.Work",
        "DueMoved.DaysOff", "Reminded.Position", "Escalated.From", "Escalated.To",
        "DuplicateSuspected.Like.CaseId", "DuplicateSuspected.Like.Number", "DuplicateSuspected.Like.Step",
        "CaseMerged.Into", "CaseMerged.Number", "AskerCounted.Into", "AskerJoined.Asker.CaseId", "AskerJoined.Asker.Number",
        "AnswersSuggested.Answers.Number", "AnswersSuggested.Answers.ApprovedBy", "AnswersSuggested.Answers.Readers",
        "CaseErased.Reason", "CaseErased.Letter", "CaseErased.ApprovedBy", "CaseErased.Redacted.Hash", "CaseErased.Redacted.RedactedHash",
        "ErasureRepeated.Reason", "ErasureRepeated.Letter", "DecisionsRestored.Reason",
    ];

    public static TheoryData<string> Samples() => [.. Directory.GetFiles(Repository.PathOf("tests", "Domain", "Audit", "EventSamples"), "*.json").Select(f => Path.GetFileNameWithoutExtension(f)!).Where(f => !f.Contains('-', StringComparison.Ordinal)).Order()];

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_text_that_is_not_named_as_kept_is_gone_and_one_that_is_stays(string sample)
    {
        var happened = Read(sample);
        var redacted = Redaction.Of(happened);
        Assert.Equal(happened.GetType(), redacted.GetType());
        foreach (var path in TextPaths.Of(happened.GetType()))
        {
            var (before, after) = (TextPaths.Values(Json(happened), path), TextPaths.Values(Json(redacted), path));
            Assert.True(before.Count > 0, $"{sample}.json has no value at {path}.");
            if (Kept.Contains(path)) Assert.Equal(before, after);
            else Assert.True(after.All(a => a == Redaction.Removed), $"{path} stays: remove it in Redaction.Of, or name it here as kept.");
        }
    }

    [Fact]
    public void Nothing_is_named_as_kept_that_is_no_text_of_an_event() =>
        Assert.Empty(Kept.Except(typeof(CaseEvent).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(CaseEvent))).SelectMany(TextPaths.Of)));

    [Theory]
    [MemberData(nameof(Samples))]
    public void Redacting_twice_is_redacting_once(string sample)
    {
        var once = Redaction.Of(Read(sample));
        Assert.Equal(Json(once).ToJsonString(), Json(Redaction.Of(once)).ToJsonString());
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void What_is_counted_and_when_stays(string sample)
    {
        var happened = Read(sample);
        var texts = TextPaths.Of(happened.GetType()).ToHashSet();
        Assert.Equal(TextPaths.Others(Json(happened), happened.GetType(), texts), TextPaths.Others(Json(Redaction.Of(happened)), happened.GetType(), texts));
    }

    [Fact]
    public void The_answered_card_goes_with_what_was_filled_in_and_the_button_stays()
    {
        var card = new AnsweredCard("""{"type":"AdaptiveCard","body":[{"type":"TextBlock","text":"Rahasia"}]}""", "answer", new Dictionary<string, string> { ["text"] = "Rahasia juga", ["note"] = "" }, "pesan-1");
        var sealedCommit = new Commit(CaseSpec.CaseId, 1, CaseSpec.Now, Office.Kasi.As(), [new CaseNumbered("MS-2026-0001")], card, Commit.Genesis).Seal();
        var redacted = Redaction.Of(sealedCommit);
        Assert.DoesNotContain("Rahasia", redacted.Body, StringComparison.Ordinal);
        Assert.Equal(("answer", "pesan-1", Redaction.Removed, ""), (redacted.Commit.Card!.Verb, redacted.Commit.Card.ActivityId, redacted.Commit.Card.Inputs["text"], redacted.Commit.Card.Inputs["note"]));
        Assert.Equal((sealedCommit.Hash, sealedCommit.Commit.PreviousHash, sealedCommit.Commit.By, sealedCommit.Commit.At), (redacted.Hash, redacted.Commit.PreviousHash, redacted.Commit.By, redacted.Commit.At));
        Assert.Equal("AdaptiveCard", JsonNode.Parse(redacted.Commit.Card.Shown)!["type"]!.GetValue<string>());
    }

    [Fact]
    public void An_event_nobody_spoke_of_is_never_passed_over() => Assert.Throws<InvalidOperationException>(() => Redaction.Of(new Unheard("Rahasia")));

    internal static CaseEvent Read(string sample) =>
        JsonSerializer.Deserialize(File.ReadAllText(Repository.PathOf("tests", "Domain", "Audit", "EventSamples", sample + ".json")), CommitJson.Default.CaseEvent)!;

    private static JsonNode Json(CaseEvent happened) => JsonSerializer.SerializeToNode(happened, CommitJson.Default.CaseEvent)!;

    private sealed record Unheard(string Text) : CaseEvent;
}
