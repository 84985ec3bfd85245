namespace Sop697.Domain.Privacy;

/// <summary>A word that a machine read on a picture; it may have misread it.</summary>
/// <param name="Text">Without space.</param>
/// <param name="Left">Pixels of the upright original, from its left edge.</param>
/// <param name="Top">Pixels of the upright original, from its top edge.</param>
/// <param name="Width">Pixels of the upright original.</param>
/// <param name="Height">Pixels of the upright original.</param>
/// <param name="Line">Words of one line have one number; lines and words come in the order they are read.</param>
public sealed record ReadWord(string Text, int Left, int Top, int Width, int Height, int Line)
{
    internal int Right => Left + Width;
}
