using SkiaSharp;

namespace Sop697.Documents.Sheets;

/// <summary>Something drawn at a height of a page.</summary>
/// <param name="Y">Points below the upper margin.</param>
internal sealed record Placed(float Y, Action<SKCanvas, SKPoint> Draw);

/// <summary>Fills pages with strips from top to bottom.</summary>
/// <param name="height">Of a page within its margins, points.</param>
internal sealed class Pagination(float height)
{
    private const float Slack = 0.01f;
    private readonly List<List<Placed>> pages = [[]];
    private float y;

    public List<List<Placed>> Fill(IEnumerable<Strip> strips)
    {
        var all = strips.ToList();
        for (var i = 0; i < all.Count; i++)
        {
            var strip = all[i];
            if (strip.NewPage || !Fits(Company(all, i), strip)) Turn(strip);
            if (strip.NewPage || (strip.Blank && y == 0)) continue;
            Place(strip);
        }

        return pages;
    }

    private bool Fits(float company, Strip strip) =>
        y == 0 || strip.Blank || y + (company <= height ? company : strip.Height) <= height + Slack;

    /// <summary>Height of a strip with all that must stand on its page.</summary>
    private static float Company(List<Strip> all, int from)
    {
        var sum = all[from].Height;
        for (var i = from; all[i].StaysWithNext && i + 1 < all.Count; i++) sum += all[i + 1].Height;
        return sum;
    }

    private void Turn(Strip next)
    {
        if (pages[^1].Count == 0) return;
        if (next.Seam is not null) pages[^1].Add(new Placed(y, next.Seam));
        pages.Add([]);
        y = 0;
        if (next.Head is not null) Place(next.Head);
        if (next.Seam is not null) pages[^1].Add(new Placed(y, next.Seam));
    }

    private void Place(Strip strip)
    {
        pages[^1].Add(new Placed(y, strip.Draw));
        y += strip.Height;
    }
}
