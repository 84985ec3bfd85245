using Sop697.Domain;
using Sop697.Domain.Cases;
using Sop697.Functions.Doors;
using Sop697.Microsoft365.Teams;
using Sop697.Microsoft365.Teams.Activities;
using Sop697.Workflow;
using Sop697.Workflow.Ports;

namespace Sop697.Functions.Chat;

/// <summary>Fetches the pictures of a message and keeps them for the person who sent or pointed at it.</summary>
internal sealed class ChatPictures(AttachmentFetcher fetcher, Intake intake, PictureRoom room, ISentPictures sent)
{
    private const int MaxPictures = 5;

    /// <returns>The pictures, kept; or what is wrong with one of them.</returns>
    /// <exception cref="ChannelUnavailableException">One could not be fetched now.</exception>
    internal async Task<(IReadOnlyList<Evidence> Kept, LocalText? Fault)> KeepAsync(
        Caller from, IReadOnlyList<AttachedPicture> pictures, CancellationToken cancellationToken)
    {
        List<Evidence> kept = [];
        if (pictures.Count > MaxPictures)
            return (kept, new LocalText($"Paling banyak {MaxPictures} gambar sekali kirim.", $"At most {MaxPictures} pictures at once."));
        foreach (var (attached, index) in pictures.Select((p, i) => (p, i)))
        {
            using var place = await room.EnterAsync(cancellationToken);
            var fetched = await fetcher.FetchAsync(attached, from.ServiceUrl, cancellationToken);
            if (fetched.Fault is not null)
                return (kept, new LocalText($"Gambar ke-{index + 1} tidak dapat diambil; kirim lagi.", $"Picture {index + 1} could not be fetched; send it again."));
            var picture = await intake.KeepAsync(fetched.Bytes, EvidencePurpose.Question, cancellationToken);
            if (picture.Evidence is null)
            {
                var why = PictureFaults.Describe(picture.Fault ?? PictureFault.NotAPicture);
                return (kept, new LocalText($"Gambar ke-{index + 1}: {why.Id}", $"Picture {index + 1}: {why.En}"));
            }

            kept.Add(picture.Evidence);
        }

        await sent.RememberAsync(from.ObjectId, kept, cancellationToken);
        return (kept, null);
    }
}
