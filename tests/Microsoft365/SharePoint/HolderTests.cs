using Sop697.Domain.Cases;
using Sop697.Domain.Steps;
using Sop697.Microsoft365.Directory;

namespace Sop697.Tests.Microsoft365.SharePoint;

public sealed class HolderTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 24, 5, 0, 0, TimeSpan.Zero);
    private static readonly Position Kasi = new("kasi", Role.KepalaSeksi, "Kepala Seksi", "kabid");

    private static Assignment Held(string person, ActingKind kind, string? from, string? to) =>
        new("kasi", person, $"{person}@dinkes.test", person, kind, Day(from), Day(to));

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd");

    private static IEnumerable<(string, ActingKind)> HoldersAt(DateTimeOffset now, params Assignment[] assignments) =>
        new DirectoryRows([Kasi], assignments, []).On(now, SopRules.Current).HoldersOf("kasi").Select(p => (p.ObjectId, p.Kind));

    [Fact]
    public void The_definitive_holder_acts_when_nobody_stands_in() =>
        Assert.Equal([("ani", ActingKind.Definitif)], HoldersAt(Noon, Held("ani", ActingKind.Definitif, "2024-01-02", null)));

    [Theory]
    [InlineData(ActingKind.Plh)]
    [InlineData(ActingKind.Plt)]
    public void A_stand_in_acts_alone_within_the_dates(ActingKind kind) => Assert.Equal(
        [("budi", kind)],
        HoldersAt(Noon, Held("ani", ActingKind.Definitif, null, null), Held("budi", kind, "2026-11-24", "2026-11-24")));

    [Fact]
    public void A_stand_in_whose_last_day_is_over_gives_the_position_back() => Assert.Equal(
        [("ani", ActingKind.Definitif)],
        HoldersAt(Noon, Held("ani", ActingKind.Definitif, null, null), Held("budi", ActingKind.Plh, "2026-11-20", "2026-11-23")));

    [Fact]
    public void The_day_turns_at_midnight_in_Malang()
    {
        var standIn = Held("budi", ActingKind.Plh, "2026-11-25", null);
        Assert.Empty(HoldersAt(new DateTimeOffset(2026, 11, 24, 16, 59, 0, TimeSpan.Zero), standIn));
        Assert.Equal([("budi", ActingKind.Plh)], HoldersAt(new DateTimeOffset(2026, 11, 24, 17, 0, 0, TimeSpan.Zero), standIn));
    }

    [Fact]
    public void Somebody_entered_twice_gets_one_card() => Assert.Single(
        HoldersAt(Noon, Held("ani", ActingKind.Definitif, "2024-01-02", null), Held("ani", ActingKind.Definitif, "2026-01-02", null)));
}
