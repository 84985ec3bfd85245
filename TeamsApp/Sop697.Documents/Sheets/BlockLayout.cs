using SkiaSharp;
using ZXing;
using ZXing.QrCode;
using ZXing.QrCode.Internal;

namespace Sop697.Documents.Sheets;

/// <summary>Turns blocks into strips of a given width.</summary>
internal static class BlockLayout
{
    /// <summary>Points to a millimetre.</summary>
    public const float Mm = 72 / 25.4f;

    private const string Unreadable = "[gambar tidak dapat ditampilkan]";

    /// <param name="width">Points.</param>
    public static IEnumerable<Strip> Lay(IEnumerable<Block> blocks, float width) => blocks.SelectMany(b => Lay(b, width));

    private static IEnumerable<Strip> Lay(Block block, float width) => block switch
    {
        Words words => LayWords(words, width),
        Space space => [new Strip(space.Height * Mm, (_, _) => { }) { Blank = true }],
        Rule rule => [LayRule(rule, width)],
        PageBreak => [new Strip(0, (_, _) => { }) { NewPage = true, Blank = true }],
        Together together => LayTogether(together, width),
        Picture picture => LayPicture(picture, width),
        Drawing drawing => [LayDrawing(drawing, width)],
        Tick tick => LayTick(tick, width),
        QrCode code => [LayCode(code, width)],
        Table table => TableLayout.Lay(table, width),
        _ => throw new InvalidOperationException($"{block.GetType().Name} has no layout."),
    };

    /// <summary>Draws strips below each other, without a page in between.</summary>
    public static void DrawAll(IReadOnlyList<Strip> strips, SKCanvas canvas, SKPoint at)
    {
        foreach (var strip in strips)
        {
            strip.Draw(canvas, at);
            at.Y += strip.Height;
        }
    }

    private static IEnumerable<Strip> LayWords(Words words, float width)
    {
        using var measure = Typefaces.Font(words.Size, words.Bold);
        return [.. Wrapping.Wrap(words.Text, measure, width).Select(line => new Strip(words.Size * Typefaces.Leading, Draw(line))
        {
            StaysWithNext = words.StaysWithNext,
        })];

        Action<SKCanvas, SKPoint> Draw(string line) => (canvas, at) => DrawLine(canvas, line, words, at, width);
    }

    private static void DrawLine(SKCanvas canvas, string line, Words words, SKPoint at, float width)
    {
        using var font = Typefaces.Font(words.Size, words.Bold);
        using var paint = new SKPaint { Color = words.Ink, IsAntialias = true };
        var length = font.MeasureText(line);
        var x = at.X + Offset(words.Align, width, length);
        var y = at.Y + (words.Size * Typefaces.Ascent);
        canvas.DrawText(line, x, y, SKTextAlign.Left, font, paint);
        if (words.Underlined) canvas.DrawLine(x, y + (words.Size * 0.12f), x + length, y + (words.Size * 0.12f), paint);
    }

    private static Strip LayRule(Rule rule, float width) => new(rule.Thickness + Mm, (canvas, at) =>
    {
        using var paint = Pen(rule.Thickness);
        var y = at.Y + (rule.Thickness / 2);
        canvas.DrawLine(at.X, y, at.X + width, y, paint);
    });

    private static List<Strip> LayTogether(Together together, float width)
    {
        var strips = Lay(together.Blocks, width).ToList();
        for (var i = 0; i < strips.Count - 1; i++) strips[i] = strips[i] with { StaysWithNext = true };
        return strips;
    }

    private static IEnumerable<Strip> LayPicture(Picture picture, float width)
    {
        using var data = SKData.CreateCopy(picture.Encoded.Span);
        using var codec = SKCodec.Create(data);
        if (codec is null) return LayWords(new Words(Unreadable) { Size = 9 }, width);
        var scale = Math.Min(width / codec.Info.Width, picture.MostHeight * Mm / codec.Info.Height);
        var size = new SKSize(codec.Info.Width * scale, codec.Info.Height * scale);
        return [new Strip(size.Height, (canvas, at) =>
        {
            using var image = SKImage.FromEncodedData(picture.Encoded.Span);
            var place = SKRect.Create(at.X + Offset(picture.Align, width, size.Width), at.Y, size.Width, size.Height);
            canvas.DrawImage(image, place, new SKSamplingOptions(SKCubicResampler.Mitchell));
        })];
    }

    private static Strip LayDrawing(Drawing drawing, float width) =>
        new(drawing.Height * Mm, (canvas, at) =>
        {
            var saved = canvas.Save();
            drawing.Draw(canvas, SKRect.Create(at.X, at.Y, width, drawing.Height * Mm));
            canvas.RestoreToCount(saved);
        });

    private static List<Strip> LayTick(Tick tick, float width)
    {
        var side = tick.Size * 0.9f;
        var indent = side + (1.5f * Mm);
        var label = LayWords(new Words(tick.Label) { Size = tick.Size }, width - indent).ToList();
        return [new Strip(label.Sum(s => s.Height) + (0.6f * Mm), (canvas, at) =>
        {
            DrawBox(canvas, SKRect.Create(at.X + 0.5f, at.Y + (tick.Size * 0.22f), side, side), tick.On);
            DrawAll(label, canvas, new SKPoint(at.X + indent, at.Y));
        })];
    }

    private static void DrawBox(SKCanvas canvas, SKRect box, bool on)
    {
        using var pen = Pen(0.8f);
        canvas.DrawRect(box, pen);
        if (!on) return;
        pen.StrokeWidth = 1.4f;
        canvas.DrawLine(box.Left + 1.8f, box.MidY, box.MidX - 0.5f, box.Bottom - 1.8f, pen);
        canvas.DrawLine(box.MidX - 0.5f, box.Bottom - 1.8f, box.Right - 1.2f, box.Top + 1.5f, pen);
    }

    private static Strip LayCode(QrCode code, float width)
    {
        var matrix = new QRCodeWriter().encode(code.Text, BarcodeFormat.QR_CODE, 0, 0, new Dictionary<EncodeHintType, object>
        {
            [EncodeHintType.ERROR_CORRECTION] = ErrorCorrectionLevel.M,
            [EncodeHintType.MARGIN] = 4,
        });
        var side = code.Side * Mm;
        return new Strip(side, (canvas, at) =>
        {
            using var paint = new SKPaint { Color = SKColors.Black };
            var module = side / matrix.Width;
            var left = at.X + Offset(code.Align, width, side);
            for (var y = 0; y < matrix.Height; y++)
                for (var x = 0; x < matrix.Width; x++)
                    if (matrix[x, y]) canvas.DrawRect(left + (x * module), at.Y + (y * module), module, module, paint);
        });
    }

    internal static SKPaint Pen(float thickness) => new() { Style = SKPaintStyle.Stroke, StrokeWidth = thickness, Color = SKColors.Black, IsAntialias = true };

    private static float Offset(Align align, float width, float length) => align switch
    {
        Align.Centre => (width - length) / 2,
        Align.Right => width - length,
        _ => 0,
    };
}
