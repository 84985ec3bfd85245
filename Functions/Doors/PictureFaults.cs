using Sop697.Domain;
using Sop697.Workflow.Ports;

namespace Sop697.Functions.Doors;

/// <summary>Why a picture was not taken, as the end of a sentence.</summary>
internal static class PictureFaults
{
    internal static LocalText Describe(PictureFault fault) => fault switch
    {
        PictureFault.Empty => new("kosong.", "it is empty."),
        PictureFault.TooLarge => new("lebih dari 20 MB.", "it is larger than 20 MB."),
        PictureFault.Truncated => new("gambar tidak utuh; kirim ulang.", "the picture is incomplete; send it again."),
        PictureFault.TooManyPixels => new("ukuran gambar terlalu besar (piksel).", "the picture has too many pixels."),
        _ => new("bukan gambar PNG, JPEG atau WebP.", "it is not a PNG, JPEG or WebP picture."),
    };
}
