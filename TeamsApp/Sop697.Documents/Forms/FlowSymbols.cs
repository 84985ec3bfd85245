using SkiaSharp;
using Sop697.Documents.Sheets;

namespace Sop697.Documents.Forms;

internal enum Symbol
{
    None,
    Capsule,
    Box,
    Diamond,
}

/// <summary>The symbols of an SOP flowchart, drawn within their cell.</summary>
internal static class FlowSymbols
{
    private const float Arrow = 3;

    /// <param name="comes">An arrow comes from the row above.</param>
    /// <param name="goes">A line goes on to the row below.</param>
    internal static void Draw(SKCanvas canvas, SKRect area, Symbol symbol, bool comes, bool goes)
    {
        if (symbol == Symbol.None) return;
        using var pen = BlockLayout.Pen(1);
        var box = SKRect.Create(area.MidX - (area.Width * 0.36f), area.MidY - 9, area.Width * 0.72f, 18);
        Outline(canvas, box, symbol, pen);
        if (comes) Into(canvas, new SKPoint(area.MidX, area.Top), box.Top, pen);
        if (goes) canvas.DrawLine(area.MidX, box.Bottom, area.MidX, area.Bottom, pen);
    }

    private static void Outline(SKCanvas canvas, SKRect box, Symbol symbol, SKPaint pen)
    {
        if (symbol == Symbol.Capsule) canvas.DrawRoundRect(box, box.Height / 2, box.Height / 2, pen);
        else if (symbol == Symbol.Box) canvas.DrawRect(box, pen);
        else
        {
            using var diamond = new SKPathBuilder();
            diamond.MoveTo(box.MidX, box.Top - 2);
            diamond.LineTo(box.Right, box.MidY);
            diamond.LineTo(box.MidX, box.Bottom + 2);
            diamond.LineTo(box.Left, box.MidY);
            diamond.Close();
            using var path = diamond.Detach();
            canvas.DrawPath(path, pen);
        }
    }

    private static void Into(SKCanvas canvas, SKPoint from, float to, SKPaint pen)
    {
        canvas.DrawLine(from.X, from.Y, from.X, to, pen);
        canvas.DrawLine(from.X - Arrow, to - Arrow, from.X, to, pen);
        canvas.DrawLine(from.X + Arrow, to - Arrow, from.X, to, pen);
    }
}
