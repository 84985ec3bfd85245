using Sop697.Domain.Cases;
using static Sop697.Tests.Domain.Cases.CaseSpec;
using static Sop697.Tests.Domain.Cases.Office;
using static Sop697.Tests.Domain.Cases.Situations;

namespace Sop697.Tests.Domain.Cases;

public sealed class ArrivalSpecs
{
    private static readonly CardCopy Pressed = new(Kasi.ObjectId, "chat-kasi", "activity-pressed");

    [Fact]
    public void A_press_that_is_quicker_than_the_record_of_the_sending_starts_the_owners_step()
    {
        var spec = Given(AtKirim());
        var arrived = Arrival.Of(spec.Known, Press(Kasi, KasiCard), Rules);
        Assert.NotNull(arrived);
        Assert.Equal([Pressed], arrived.Copies);
        spec.When(new RecordWork(Now, [arrived])).ThenState(s => Assert.Equal("konsultasi", s.Open!.Step));
    }

    [Fact]
    public void A_copy_left_by_a_crash_becomes_known_when_it_is_pressed()
    {
        var arrived = Arrival.Of(Given(AtKonsultasi()).Known, Press(Kasi, KasiCard), Rules);
        Assert.Equal([Pressed], arrived?.Copies);
    }

    [Fact]
    public void A_known_copy_is_no_news()
    {
        var known = new CardSent(KasiCard, "kasi", "buka@1", [Pressed]);
        Assert.Null(Arrival.Of(Given([.. AtKonsultasi(), Past.OfSystem(known)]).Known, Press(Kasi, KasiCard), Rules));
    }

    [Fact]
    public void Nobody_proves_a_card_of_a_position_not_held_nor_another_persons_copy()
    {
        var state = Given(AtKirim()).Known;
        Assert.Null(Arrival.Of(state, Press(Kasi2, KasiCard, Pressed with { ObjectId = Kasi2.ObjectId }), Rules));
        Assert.Null(Arrival.Of(state, Press(Kasi, KasiCard, Pressed with { ObjectId = Kasi2.ObjectId }), Rules));
        Assert.Null(Arrival.Of(state, Press(Kasi, "jawab/0/kasi"), Rules));
    }

    private static Answer Press(Actor by, string card, CardCopy? copy = null) =>
        new(Now, by, new SeenCard(card, 1) { Copy = copy ?? Pressed }, Reply);
}
