using Sop697.Workflow.Ports;

namespace Sop697.Documents.Reports;

/// <summary>The monthly document, on paper and as a workbook.</summary>
public sealed class ReportPrinter : IReportPrinter
{
    public byte[] ToPdf(MonthlyRegister register)
    {
        ArgumentNullException.ThrowIfNull(register);
        return MonthlySheet.ToPdf(register);
    }

    public Task<byte[]> ToWorkbookAsync(MonthlyRegister register, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(register);
        return MonthlyWorkbook.WriteAsync(register, cancellationToken);
    }
}
