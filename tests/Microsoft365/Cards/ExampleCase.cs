using System.Globalization;
using Sop697.Domain.Audit;
using Sop697.Domain.Cases;
using Sop697.Domain.Privacy;
using Sop697.Domain.Knowledge;
using Sop697.Domain.Steps;
using Sop697.Microsoft365.Cards;
using static Sop697.Tests.Microsoft365.Cards.ExampleOffice;

namespace Sop697.Tests.Microsoft365.Cards;

/// <summary>A case told by what people did, decided and folded by the domain itself. Invented complaints only.</summary>
internal sealed class ExampleCase
{
    internal const string Question = "Selamat pagi, kapan jadwal imunisasi campak untuk anak 2 tahun di puskesmas, dan apakah harus membawa buku KIA?";
    internal const string Reply =
        "Terima kasih atas pertanyaannya. Imunisasi campak-rubela dilayani setiap Selasa dan Kamis pukul 08.00-11.00 WIB di semua puskesmas Kota Malang.\n\nMohon membawa buku KIA. Layanan ini tidak dipungut biaya.";

    private const string CaseId = "0c0nt0hkasvs697ma1ang00001";
    private DateTimeOffset _now = Morning;

    private ExampleCase(Case state) => State = state;

    internal Case State { get; private set; }

    /// <summary>Reported, numbered, and standing before the Kepala Seksi.</summary>
    internal static ExampleCase Opened(
        ApprovalRule rule = ApprovalRule.KasiDanKabid,
        string summary = Question,
        Channel channel = Channel.Instagram,
        InquiryClass kind = InquiryClass.Pertanyaan,
        string? topic = "imunisasi",
        bool urgent = false)
    {
        var inquiry = new Inquiry(channel, kind, summary, topic, "https://www.instagram.com/p/contoh697/", "@warga.contoh", null, urgent);
        var open = new OpenCase(Morning, Who(Tim), inquiry, [Picture('a', EvidencePurpose.Question)], rule, Tim, Kasi, Kabid, "chat");
        var accepted = Assert.IsType<Decision.Accepted>(CaseDecider.Decide(null, open, SopRules.Current));
        var story = new ExampleCase(CaseEvolution.Apply(null, new Commit(CaseId, 1, Morning, accepted.By, accepted.Events, null, Commit.Genesis))!);
        story.Happens(new RecordWork(story._now, [new CaseNumbered("MS-2026-0012")]));
        return story.Delivered();
    }

    internal ExampleCase Consulted(string note, params string[] to) =>
        Does(n => new Consult(n, Who(Kasi), null, [.. to.Select(Position)], note));

    internal ExampleCase Answered(string position, string text = Reply) => Does(n => new Answer(n, Who(position), null, text));

    internal ExampleCase Approved(string position, string note = "") => Does(n => new Approve(n, Who(position), null, note));

    internal ExampleCase Returned(string position, string reason) => Does(n => new Return(n, Who(position), null, reason));

    internal ExampleCase Released(string text = Reply) => Does(n => new ReleaseAnswer(n, Who(Kasi), null, text));

    internal ExampleCase Delegated(string from, string to) => Does(n => new DelegateTo(n, Who(from), null, Position(to), "Topik ini wewenang seksi Ibu."));

    internal ExampleCase Corrected(string summary) => Does(n => new Correct(n, Who(Tim), null, State.Inquiry with { Summary = summary }));

    internal ExampleCase Proved() => Does(n => new AddEvidence(n, Who(Tim), [Picture('b', EvidencePurpose.Proof)]));

    internal ExampleCase Published() => Does(n => new Publish(n, Who(Tim), null, "https://www.instagram.com/p/contoh697/c/697", null));

    internal ExampleCase Filed(string location) => Does(n => new FileHardcopy(n, Who(Tim), location));

    /// <summary>Its content was given up.</summary>
    internal ExampleCase Erased()
    {
        Happens(new EraseCase(_now, "Masa simpan berakhir.", null, "Arif Arsip", true, [.. Enumerable.Range(1, State.Version).Select(v => new RedactedCommit(v, "", ""))]));
        return Delivered();
    }

    internal ExampleCase Closed(Outcome outcome, string reason) => Does(n => new CloseCase(n, Who(Kasi), null, outcome, reason));

    /// <summary>Looks like earlier cases.</summary>
    internal ExampleCase Alike(params IReadOnlyList<Resemblance> like)
    {
        Happens(new RecordWork(_now, [new DuplicateSuspected(like)]));
        return Delivered();
    }

    /// <summary>The system found a number on the screenshot.</summary>
    internal ExampleCase MasksProposed()
    {
        var sha256 = State.Evidence[0].Sha256;
        Happens(new RecordWork(_now, [new MaskProposed(sha256, [new(40, 400, 300, 30, PersonalDataKind.Nik)], true)]));
        return Delivered();
    }

    internal ExampleCase Masked() => Does(n => new MaskEvidence(n, Who(Tim), State.Evidence[0].Sha256, [new(40, 400, 300, 30, PersonalDataKind.Nik)]));

    internal ExampleCase Merged(Resemblance into) => Does(n => new MergeCase(n, Who(Tim), into.CaseId, into.CaseId, into.Number));

    internal ExampleCase Joined(params IReadOnlyList<Asker> askers) => askers.Aggregate(this, (story, a) => story.Does(n => new JoinAsker(n, a)));

    /// <summary>Earlier answers were found while the card was drawn.</summary>
    internal ExampleCase Offered(params IReadOnlyList<SuggestedAnswer> answers)
    {
        Happens(new RecordWork(_now, [new AnswersSuggested(answers)]));
        return this;
    }

    /// <summary>The earlier answer is taken as it is.</summary>
    internal ExampleCase Reused(string position, SuggestedAnswer answer) => Does(n => new Answer(n, Who(position), null, answer.Text, answer.Number));

    /// <summary>The position above was told that nothing came from one whose turn it is.</summary>
    internal ExampleCase Silent(string position, string told)
    {
        Happens(new RecordWork(_now, [new Escalated(DueClock.Step, State.Open!.Index, position, told, 1)]));
        return this;
    }

    internal ExampleCase Stuck()
    {
        Happens(new RecordWork(_now, [new CardUndeliverable("jawab/0/kasi2", Kasi2, "Bot diblokir atau belum dipasang oleh penerima (403)."), new WorkStalled("arsip", "503")]));
        return this;
    }

    /// <summary>The card of this position could not be brought and stands with the one above instead.</summary>
    internal ExampleCase PassedUp(string card, string position, string label, string by)
    {
        Happens(new RecordWork(_now, [new CardMoved(card, position, $"id-{position}", []), new CardUndeliverable(card, position, "Bot diblokir atau belum dipasang oleh penerima (403).", $"id-{position}"), new StandInNamed(position, label, by)]));
        Happens(new RecordWork(_now, [new CardSent(card, position, "", [new CardCopy($"id-{by}", $"a:{by}", card)])]));
        return this;
    }

    /// <summary>The planned card of a row and position, the newest one when there are several.</summary>
    internal PlannedCard Card(string row, string position) => Cards(row, position).Last();

    internal RenderedCard Show(string row, string position, string language = "id", int hoursLater = 0) => CardRenderer.Render(
        State, Card(row, position), Office, Context with { Language = language, Now = Context.Now.AddHours(hoursLater) });

    /// <summary>As it is after "Pakai jawaban".</summary>
    internal RenderedCard ShowUsing(SuggestedAnswer answer, string row, string position, string language = "id") =>
        CardRenderer.Render(State, Card(row, position), Office, Context with { Language = language, Using = answer.Number });

    /// <summary>The last face of a copy whose reader no longer acts for the position.</summary>
    internal RenderedCard ShowMoved(string row, string position, string language, params Holder[] to) => CardRenderer.Render(
        State, Card(row, position) with { IsOpen = false, MovedTo = to }, Office, Context with { Language = language });

    /// <summary>The last face of a stand-in's copy when the holder can be reached again.</summary>
    internal RenderedCard ShowBack(string row, string position, string by, Holder to, string language = "id") => CardRenderer.Render(
        State, Card(row, position) with { IsOpen = false, MovedTo = [to], StoodIn = by }, Office, Context with { Language = language });

    internal RenderedCard ShowMoved(string row, string position, params Holder[] to) => ShowMoved(row, position, "id", to);

    /// <summary>The first card of the row, after the case came back to the row again.</summary>
    internal RenderedCard ShowFirst(string row, string position) => CardRenderer.Render(State, Cards(row, position).First(), Office, Context);

    private IEnumerable<PlannedCard> Cards(string row, string position) => CardPlan.Of(State, Sop697Table.Current)
        .Where(c => c.Key.StartsWith($"{row}/", StringComparison.Ordinal) && c.Position == position);

    private ExampleCase Does(Func<DateTimeOffset, CaseCommand> command)
    {
        _now = _now.AddMinutes(10);
        Happens(command(_now));
        return Delivered();
    }

    private void Happens(CaseCommand command)
    {
        var decision = CaseDecider.Decide(State, command, SopRules.Current);
        var accepted = decision as Decision.Accepted
            ?? throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"The example does not happen: {decision}"));
        State = CaseEvolution.Apply(State, new Commit(CaseId, State.Version + 1, _now, accepted.By, accepted.Events, null, Commit.Genesis))!;
    }

    /// <summary>Every card that is owed now stands in its chat.</summary>
    private ExampleCase Delivered()
    {
        List<CaseEvent> sent = [];
        foreach (var show in OwedWork.Pending(State, SopRules.Current, _now).OfType<ShowCard>())
        {
            sent.Add(State.Cards.ContainsKey(show.Card.Key)
                ? new CardUpdated(show.Card.Key, show.Card.Face)
                : new CardSent(show.Card.Key, show.Card.Position, show.Card.Face, [new CardCopy($"id-{show.Card.Position}", $"a:{show.Card.Position}", show.Card.Key)]));
        }

        if (sent.Count > 0) Happens(new RecordWork(_now, sent));
        return this;
    }

    private static Evidence Picture(char digit, EvidencePurpose purpose) => new(new string(digit, 64), 120_000, 1080, 1920, "image/png", purpose);
}
