using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Sop697.Domain.Audit;
using Sop697.Domain.Cases;
using Sop697.Domain.Privacy;
using Sop697.Domain.Steps;
using Sop697.Tests.Domain.Cases;
using static Sop697.Tests.Domain.Cases.Office;

namespace Sop697.Tests.Domain.Audit;

/// <summary>
/// The stored shape of events is a contract: a row written years ago must still be read. One sample of each event lies in
/// EventSamples; a sample is added and never edited.
/// </summary>
public sealed class EventContractSpecs
{
    private static readonly Stamp Anybody = new(2, CaseSpec.Now, Kasi.As());

    public static TheoryData<string> Samples() => [.. Directory.GetFiles(Folder(), "*.json").Select(f => Path.GetFileNameWithoutExtension(f)!).Order()];

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_stored_event_is_read_and_written_the_same(string sample)
    {
        var stored = CanonicalJson.Of(JsonDocument.Parse(File.ReadAllText(PathOf(sample))).RootElement);
        var read = JsonSerializer.Deserialize(stored, CommitJson.Default.CaseEvent)!;
        Assert.Equal(stored, CanonicalJson.Of(JsonSerializer.SerializeToElement(read, CommitJson.Default.CaseEvent)));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_sample_holds_every_property_of_its_event(string sample)
    {
        var stored = JsonDocument.Parse(File.ReadAllText(PathOf(sample))).RootElement;
        var type = JsonSerializer.Deserialize(stored, CommitJson.Default.CaseEvent)!.GetType();
        var names = type.GetProperties().Where(p => p.Name != "EqualityContract").Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name));
        var missing = names.Except(stored.EnumerateObject().Select(p => p.Name)).ToList();
        Assert.True(
            missing.Count == 0 || IsOlderShape(sample),
            $"{sample}.json lacks {string.Join(", ", missing)}. Keep it as the older shape: rename it to {sample}-<n>.json and add a new {sample}.json.");
    }

    [Fact]
    public void Every_event_has_a_name_a_fold_arm_and_a_sample()
    {
        var names = typeof(CaseEvent).GetCustomAttributes<JsonDerivedTypeAttribute>().ToDictionary(a => a.DerivedType, a => (string)a.TypeDiscriminator!);
        List<string> lacking = [];
        foreach (var type in Concrete<CaseEvent>())
        {
            if (!names.TryGetValue(type, out var name)) lacking.Add($"{type.Name}: add [JsonDerivedType] to CaseEvent.");
            else if (!File.Exists(PathOf(name))) lacking.Add($"{type.Name}: add tests/Domain/Audit/EventSamples/{name}.json.");
            else if (!IsFolded(name)) lacking.Add($"{type.Name}: add an arm to CaseFolding.Next.");
        }

        Assert.True(lacking.Count == 0, string.Join('\n', lacking));
        Assert.Equal(names.Count, names.Values.Distinct().Count());
    }

    [Fact]
    public void An_event_of_another_version_is_a_fault_and_not_ignored()
    {
        Assert.Throws<InvalidOperationException>(() => CaseEvolution.Evolve(Opened(), new FromTheFuture(), CaseSpec.CaseId, Anybody));
        Assert.ThrowsAny<JsonException>(() => JsonSerializer.Deserialize("""{"type":"fromTheFuture"}""", CommitJson.Default.CaseEvent));
    }

    [Fact]
    public void A_journal_begins_with_the_opening_and_opens_once()
    {
        Assert.Throws<InvalidOperationException>(() => CaseEvolution.Evolve(null, new CaseNumbered("MS-2026-0001"), CaseSpec.CaseId, Anybody));
        var opening = new CaseOpened(0, Question, ApprovalRule.KasiSaja, "tim", "kasi", null, "http");
        Assert.Throws<InvalidOperationException>(() => CaseEvolution.Evolve(Opened(), opening, CaseSpec.CaseId, Anybody));
    }

    [Fact]
    public void Every_command_is_decided()
    {
        var sample = CommandSamples().ToDictionary(c => c.GetType());
        List<string> lacking = [];
        foreach (var type in Concrete<CaseCommand>())
        {
            if (!sample.TryGetValue(type, out var command)) lacking.Add($"{type.Name}: add a sample to {nameof(CommandSamples)} and specs for it.");
            else if (Record.Exception(() => CaseDecider.Decide(Opened(), command, CaseSpec.Rules)) is InvalidOperationException e) lacking.Add(e.Message);
        }

        Assert.True(lacking.Count == 0, string.Join('\n', lacking));
    }

    [Fact]
    public void Every_persons_command_has_its_own_verb_and_an_exit_in_the_SOP_table()
    {
        var verbs = CommandSamples().OfType<PersonCommand>().Select(c => c.Verb).ToList();
        Assert.Equal(verbs.Count, verbs.Distinct().Count());
        Assert.All(verbs, v => Assert.Contains(Sop697Table.Current.Steps, s => s.Exit(v) is not null));
    }

    [Fact]
    public void Every_kind_of_work_is_owed_at_some_time()
    {
        var fresh = OwedWork.Pending(CaseSpec.Given(Situations.AtKirim()[0]).Known, CaseSpec.Rules, CaseSpec.Now);
        var numbered = OwedWork.Pending(CaseSpec.Given(Situations.AtKirim()).Dated().Current, CaseSpec.Rules, CaseSpec.Now);
        var moved = OwedWork.Pending(CaseSpec.Given(Situations.AtKonsultasi()).Known, CaseSpec.Rules, CaseSpec.Now);
        var vacant = new Roster(new Dictionary<string, IReadOnlyList<Holder>> { ["kasi"] = [] });
        var left = OwedWork.Pending(CaseSpec.Given(Situations.AtKonsultasi()).Dated().Current, CaseSpec.Rules, CaseSpec.Now, vacant);
        var merged = OwedWork.Pending(CaseSpec.Given(Situations.AtKonsultasi()).Dated().Current with { Merged = new("lain", null, false) }, CaseSpec.Rules, CaseSpec.Now);
        var ended = OwedWork.Pending(
            CaseSpec.Given([.. Situations.Closed(), Past.OfSystem(new EvidenceArchived(Screenshot.Sha256, "p", "i", "u"))]).Known, CaseSpec.Rules, CaseSpec.Now);
        var masked = OwedWork.Pending(CaseSpec.Given([.. Situations.AtKirim(), Past.Of(Tim, new EvidenceMasked(Screenshot.Sha256, []))]).Known, CaseSpec.Rules, CaseSpec.Now);
        var cutOff = CaseSpec.Given([.. Situations.AtKirim(), Past.OfSystem(new CardUndeliverable(Situations.KasiCard, "kasi", "Bot diblokir.", Kasi.ObjectId))]).Dated();
        var office = new Roster(new Dictionary<string, IReadOnlyList<Holder>> { ["kasi"] = [new(Kasi.ObjectId, Kasi.Name, ActingKind.Definitif)], ["kabid"] = [new(Kabid.ObjectId, Kabid.Name, ActingKind.Definitif)] })
        {
            Posts = new[] { KasiPost, KabidPost }.ToDictionary(p => p.Key),
        };
        var passedUp = OwedWork.Pending(cutOff.Current, CaseSpec.Rules, CaseSpec.Now, office);
        var erased = OwedWork.Pending(CaseSpec.Given(Situations.Closed()).Known with { Erased = new("", null, "", false, [], Anybody) }, CaseSpec.Rules, CaseSpec.Now);
        var lacking = Concrete<Work>().Except(fresh.Concat(passedUp).Concat(erased).Concat(merged).Concat(numbered).Concat(moved).Concat(left).Concat(ended).Concat(masked).Select(w => w.GetType())).Select(t => t.Name).ToList();
        Assert.True(lacking.Count == 0, $"{string.Join(", ", lacking)}: add the rule that owes it to OwedWork.Pending and its situation here.");
    }

    private static IEnumerable<CaseCommand> CommandSamples()
    {
        var now = CaseSpec.Now;
        yield return new OpenCase(now, Tim, Question, [Screenshot], ApprovalRule.KasiSaja, "tim", "kasi", null, "http");
        yield return new Consult(now, Kasi, null, [KabidPost], "");
        yield return new Answer(now, Kasi, null, Reply);
        yield return new Approve(now, Kabid, null, "");
        yield return new Return(now, Kabid, null, "Kurang jelas.");
        yield return new Correct(now, Tim, null, Question);
        yield return new ReleaseAnswer(now, Kasi, null, Reply);
        yield return new Publish(now, Tim, null, Link, null);
        yield return new CloseCase(now, Kasi, null, Outcome.Spam, "Iklan.");
        yield return new DelegateTo(now, Kasi, null, Kasi2Post, "Topik Anda.");
        yield return new FileHardcopy(now, Tim, "Lemari 2");
        yield return new AddEvidence(now, Tim, [SecondScreenshot]);
        yield return new MergeCase(now, Tim, "lain", "lain", null);
        yield return new DenyDuplicate(now, Tim);
        yield return new JoinAsker(now, new Asker("lain", null, Channel.Facebook, null));
        yield return new EraseCase(now, "Masa simpan berakhir.", null, "Arif Arsip", false, []);
        yield return new RecordRestoration(now, 1, 1, "Cadangan dipulihkan.");
        yield return new EraseAgain(now, "Cadangan dipulihkan.", null);
        yield return new MaskEvidence(now, Tim, Screenshot.Sha256, []);
        yield return new SeeOriginal(now, Kasi, Screenshot.Sha256);
        yield return new RecordWork(now, []);
    }

    private static Case Opened() => CaseSpec.Given(Situations.AtKirim()).Known;

    private static bool IsFolded(string name)
    {
        var read = JsonSerializer.Deserialize(File.ReadAllText(PathOf(name)), CommitJson.Default.CaseEvent)!;
        var state = read is CaseOpened ? null : CaseSpec.Given(Situations.AtJawabWithDraft()).Known with { Merged = new("lain", null, false), Erased = new("", null, "", false, [], Anybody) };
        return Record.Exception(() => CaseEvolution.Evolve(state, read, CaseSpec.CaseId, Anybody)) is null;
    }

    private static bool IsOlderShape(string sample) => sample.Contains('-', StringComparison.Ordinal);

    private static IEnumerable<Type> Concrete<T>() => typeof(T).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(T)) && !t.IsAbstract);

    private static string PathOf(string sample) => Path.Combine(Folder(), sample + ".json");

    private static string Folder() => Repository.PathOf("tests", "Domain", "Audit", "EventSamples");

    private sealed record FromTheFuture : CaseEvent;
}
