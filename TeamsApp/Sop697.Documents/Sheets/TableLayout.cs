using SkiaSharp;

namespace Sop697.Documents.Sheets;

/// <summary>Lays a table: cells side by side, each row one strip, or several when it is long.</summary>
internal static class TableLayout
{
    /// <summary>Points; a row that is higher is cut, so that no page stays half empty for its sake.</summary>
    private const float HighestPiece = 60 * BlockLayout.Mm;

    private const float Thickness = 0.6f;
    private static readonly SKColor Shade = new(0xE8, 0xEE, 0xEC);

    public static IEnumerable<Strip> Lay(Table table, float width)
    {
        var grid = new Grid(table, width);
        var head = table.Head is null ? null : Single(grid.Strips(table.Head));
        if (head is not null) yield return head with { StaysWithNext = true };
        foreach (var row in table.Rows)
            foreach (var strip in grid.Strips(row)) yield return strip with { Head = head };
    }

    /// <summary>A head is short; were it not, it would still be one piece.</summary>
    private static Strip Single(IEnumerable<Strip> pieces)
    {
        var all = pieces.ToList();
        return new Strip(all.Sum(p => p.Height), (canvas, at) => BlockLayout.DrawAll(all, canvas, at));
    }

    private sealed class Grid(Table table, float width)
    {
        private readonly float all = table.Columns.Sum(c => c.Share);
        private readonly float padX = (table.Lined ? 1.5f : 0) * BlockLayout.Mm;
        private readonly float padY = (table.Lined ? 0.9f : 0) * BlockLayout.Mm;

        /// <summary>Between columns without lines.</summary>
        private readonly float gutter = (table.Lined ? 0 : 2f) * BlockLayout.Mm;

        public IEnumerable<Strip> Strips(Row row)
        {
            if (row.Cells.Sum(c => c.Span) != table.Columns.Count)
                throw new ArgumentException($"A row of {row.Cells.Sum(c => c.Span)} columns in a table of {table.Columns.Count}.", nameof(row));
            var boxes = Boxes(row).ToList();
            var pieces = Cut([.. boxes.Select(b => b.Strips)]);
            for (var i = 0; i < pieces.Count; i++) yield return Piece(boxes, pieces[i], row, i == 0, i == pieces.Count - 1);
        }

        private IEnumerable<Box> Boxes(Row row)
        {
            var column = 0;
            var left = 0f;
            foreach (var cell in row.Cells)
            {
                var share = table.Columns.Skip(column).Take(cell.Span).Sum(c => c.Share);
                column += cell.Span;
                var wide = width * share / all;
                var inner = wide - (2 * padX) - (column < table.Columns.Count ? gutter : 0);
                yield return new Box(left, wide, [.. BlockLayout.Lay(cell.Blocks, inner)]);
                left += wide;
            }
        }

        /// <summary>For each piece, what of each cell stands in it.</summary>
        private static List<List<List<Strip>>> Cut(List<List<Strip>> cells)
        {
            var limit = cells.Max(Height) <= HighestPiece ? float.MaxValue : HighestPiece;
            var taken = new int[cells.Count];
            var pieces = new List<List<List<Strip>>>();
            do
            {
                var piece = new List<List<Strip>>();
                for (var c = 0; c < cells.Count; c++)
                {
                    var some = Take(cells[c], taken[c], limit);
                    taken[c] += some.Count;
                    piece.Add(some);
                }

                pieces.Add(piece);
            }
            while (cells.Where((c, i) => taken[i] < c.Count).Any());

            return pieces;
        }

        private static List<Strip> Take(List<Strip> cell, int from, float limit)
        {
            var height = 0f;
            return [.. cell.Skip(from).TakeWhile((s, i) => (height += s.Height) <= limit || i == 0)];
        }

        private Strip Piece(List<Box> boxes, List<List<Strip>> contents, Row row, bool first, bool last)
        {
            var height = contents.Max(Height) + (first ? padY : 0) + (last ? padY : 0);
            if (last && first) height = Math.Max(height, row.LeastHeight * BlockLayout.Mm);
            return new Strip(height, (canvas, at) =>
            {
                if (row.Shaded) Fill(canvas, SKRect.Create(at.X, at.Y, width, height));
                if (table.Lined) Frame(canvas, boxes, SKRect.Create(at.X, at.Y, width, height), first, last);
                for (var i = 0; i < boxes.Count; i++)
                    BlockLayout.DrawAll(contents[i], canvas, new SKPoint(at.X + boxes[i].Left + padX, at.Y + (first ? padY : 0)));
            })
            {
                Seam = first || !table.Lined ? null : (canvas, at) => Line(canvas, at.X, at.Y, at.X + width, at.Y),
            };
        }

        private static void Frame(SKCanvas canvas, List<Box> boxes, SKRect area, bool first, bool last)
        {
            foreach (var box in boxes) Line(canvas, area.Left + box.Left, area.Top, area.Left + box.Left, area.Bottom);
            Line(canvas, area.Right, area.Top, area.Right, area.Bottom);
            if (first) Line(canvas, area.Left, area.Top, area.Right, area.Top);
            if (last) Line(canvas, area.Left, area.Bottom, area.Right, area.Bottom);
        }
    }

    private sealed record Box(float Left, float Width, List<Strip> Strips);

    private static float Height(List<Strip> strips) => strips.Sum(s => s.Height);

    private static void Fill(SKCanvas canvas, SKRect area)
    {
        using var paint = new SKPaint { Color = Shade };
        canvas.DrawRect(area, paint);
    }

    private static void Line(SKCanvas canvas, float x1, float y1, float x2, float y2)
    {
        using var pen = BlockLayout.Pen(Thickness);
        pen.StrokeCap = SKStrokeCap.Square;
        canvas.DrawLine(x1, y1, x2, y2, pen);
    }
}
