using System.Security.Cryptography;
using System.Text;
using Sop697.Domain.Audit;

namespace Sop697.Tests.Domain.Audit;

public sealed class ClosedMonthSpecs
{
    private static readonly DateTimeOffset End = new(2026, 10, 31, 17, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_month_ends_at_midnight_in_Malang()
    {
        Assert.Equal(End, ClosedMonth.EndOf(new DateOnly(2026, 10, 15)));
        Assert.Equal(new DateTimeOffset(2026, 12, 31, 17, 0, 0, TimeSpan.Zero), new ClosedMonth("2026-12", 0, 0, "", End).Ends);
    }

    [Fact]
    public void A_case_stands_where_its_last_commit_before_the_moment_left_it()
    {
        (int, DateTimeOffset, string)[] commits = [(1, End.AddHours(-2), "a"), (2, End.AddTicks(-1), "b"), (3, End, "c")];
        Assert.Equal(new CaseStand("x", 2, "b"), CaseStand.At("x", commits, End));
        Assert.Null(CaseStand.At("x", commits, End.AddDays(-1)));
    }

    [Fact]
    public void What_was_dated_back_behind_a_later_decision_belongs_to_the_later_month() => Assert.Equal(
        new CaseStand("x", 1, "a"),
        CaseStand.At("x", [(1, End.AddHours(-2), "a"), (2, End.AddMinutes(1), "b"), (3, End.AddMinutes(-1), "c")], End));

    [Fact]
    public void The_hash_is_that_of_the_lines_whatever_the_order_they_were_found_in()
    {
        CaseStand[] stands = [new("b", 12, "22"), new("a", 3, "11")];
        var month = ClosedMonth.Of(new DateOnly(2026, 10, 31), stands, End);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("a 3 11\nb 12 22\n"))), month.Hash);
        Assert.Equal(month.Hash, ClosedMonth.Of(new DateOnly(2026, 10, 1), [.. stands.Reverse()], End).Hash);
        Assert.Equal(("2026-10", 2, 15), (month.Month, month.Cases, month.Commits));
        Assert.NotEqual(month.Hash, ClosedMonth.Of(new DateOnly(2026, 10, 1), [stands[0], stands[1] with { Hash = "12" }], End).Hash);
        Assert.Equal(stands.Reverse(), CaseStand.Read(CaseStand.TextOf(stands)));
    }
}
