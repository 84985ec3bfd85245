using Sop697.Domain.Audit;
using Sop697.Domain.Cases;
using Sop697.Domain.Indicators;
using Sop697.Domain.Steps;

namespace Sop697.Workflow.Ports;

/// <summary>Prints the monthly document "Pengaduan masyarakat melalui media sosial".</summary>
public interface IReportPrinter
{
    /// <summary>With room for signatures; the same bytes for the same register.</summary>
    byte[] ToPdf(MonthlyRegister register);

    /// <summary>The same numbers as a workbook (XLSX), to go on working with.</summary>
    Task<byte[]> ToWorkbookAsync(MonthlyRegister register, CancellationToken cancellationToken);
}

/// <summary>Everything the monthly document says. No word of a citizen and no account is in it.</summary>
/// <param name="Report">The month in numbers.</param>
/// <param name="Rows">Every case received in the month, the earliest first.</param>
/// <param name="Closed">The hash over all cases when the month ended; null while the month is not closed.</param>
/// <param name="Office">For names of positions, topics and who signs.</param>
public sealed record MonthlyRegister(MonthlyReport Report, IReadOnlyList<RegisterRow> Rows, ClosedMonth? Closed, Office Office)
{
    /// <summary>Cases that count in no indicator: spam, what is another body's matter, and what was joined to an earlier case.</summary>
    public int Outside => Rows.Count(r => !r.IsCounted);
}

/// <summary>A case in the register of its month.</summary>
/// <param name="ReceivedAt">UTC.</param>
/// <param name="Number">Null until numbered.</param>
/// <param name="Open">The row that is open; null once closed.</param>
/// <param name="IsCounted">False for what is outside the indicators.</param>
/// <param name="InTime">Whether every step kept its limit; null while that is open.</param>
public sealed record RegisterRow(
    DateTimeOffset ReceivedAt, string? Number, Channel Channel, InquiryClass Kind, string? Topic, SopStep? Open, Outcome? Outcome, bool IsCounted, bool? InTime)
{
    /// <param name="now">Open steps are compared with it, UTC.</param>
    public static RegisterRow Of(Case state, SopTable table, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(table);
        var late = CaseMeasure.IsLate(state, now);
        return new(
            state.ReceivedAt, state.Number, state.Inquiry.Channel, state.Inquiry.Kind, state.Inquiry.Topic, state.Open is { } open ? table[open.Step] : null,
            state.Closing?.Outcome, CaseMeasure.IsCounted(state), late ? false : state.IsClosed ? true : null);
    }
}
