using Sop697.Documents.Sheets;
using Sop697.Domain.Cases;
using SkiaSharp;

namespace Sop697.Documents.Dossiers;

/// <summary>Pieces that several printed sheets have in common.</summary>
internal static class Parts
{
    internal static IEnumerable<Block> Letterhead(PrintSettings print)
    {
        yield return new Words(Wording.Office) { Size = 14, Bold = true, Align = Align.Centre };
        if (print.Letterhead.Length > 0) yield return new Words(print.Letterhead) { Size = 8.5f, Align = Align.Centre };
        yield return new Space(1);
        yield return new Rule(1.6f);
    }

    internal static Words Title(string text) => new(text) { Size = 13, Bold = true, Align = Align.Centre, StaysWithNext = true };

    /// <summary>Label, colon, value, one below the other.</summary>
    internal static Table Pairs(params IEnumerable<(string Label, string? Value)> pairs) => Pairs(3, pairs);

    /// <param name="labels">Share of the labels, of about twelve.</param>
    internal static Table Pairs(float labels, params IEnumerable<(string Label, string? Value)> pairs) => new(
        [new Column(labels), new Column(0.25f), new Column(12 - labels)],
        [.. pairs.Where(p => p.Value is not null).Select(p => new Row([Small(p.Label), Small(":"), Small(p.Value!)]))])
    { Lined = false };

    /// <summary>Somebody's words, letter for letter, in a box.</summary>
    internal static Table Quote(string text) => new([new Column(1)], [new Row([new Cell([new Words(text) { Size = 9.5f }])])]);

    internal static IEnumerable<Block> Section(string heading, params IEnumerable<Block> blocks) => [new Space(4), Words.Heading(heading), new Space(1), .. blocks];

    /// <summary>Room for signatures in ink, side by side: caption, title, name, pangkat and NIP; what nobody entered is left to be filled in.</summary>
    internal static Table Signatures(DossierSource source, params IReadOnlyList<(string Caption, string? Position)> places)
    {
        var signers = places.Select(p => source.Signer(p.Position)).ToList();
        return new Table(
            [.. places.Select(_ => new Column(1))],
            [
                new Row([.. places.Select((p, i) => new Cell([.. Centred(p.Caption), .. Centred(Title(source, signers[i], p.Position), bold: true), new Space(19)]))]),
                new Row([.. signers.Select(s => Name(source, s))]),
            ])
        { Lined = false };
    }

    private static string Title(DossierSource source, ActedBy? signer, string? position) =>
        signer?.Title ?? (position is null ? Wording.Blank : source.Label(position));

    private static Cell Name(DossierSource source, ActedBy? signer)
    {
        var listed = source.Listed(signer?.ObjectId);
        return new Cell(
        [
            new Words(signer?.Name ?? Wording.Blank) { Size = 9, Bold = true, Underlined = signer is not null, Align = Align.Centre },
            .. Centred(listed?.Rank ?? $"Pangkat {Wording.Blank[..24]}"),
            .. Centred($"NIP. {listed?.EmployeeNumber ?? Wording.Blank[..26]}"),
        ]);
    }

    private static IEnumerable<Words> Centred(string text, bool bold = false) => text.Length == 0 ? [] : [new Words(text) { Size = 9, Bold = bold, Align = Align.Centre }];

    internal static Cell Small(string text, bool bold = false) => Cell.Of(text, bold: bold);

    internal static readonly SKColor Grey = new(0x55, 0x55, 0x55);
}
