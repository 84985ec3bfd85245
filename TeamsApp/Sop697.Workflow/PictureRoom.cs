namespace Sop697.Workflow;

/// <summary>
/// Room for pictures in memory. A picture has up to 20 MB and more at once would not be quicker, so everything that holds
/// one waits here first: reports over HTTP, what is pasted in chats, and what goes to SharePoint.
/// </summary>
public sealed class PictureRoom : IDisposable
{
    /// <summary>Pictures in memory at the same time.</summary>
    public const int Places = 4;

    /// <summary>Of these, how many uploads may hold: while SharePoint is slow, people still find room.</summary>
    public const int ForUploads = 2;

    private readonly SemaphoreSlim _places = new(Places);
    private readonly SemaphoreSlim _uploads = new(ForUploads);

    /// <summary>For somebody who waits for an answer. Dispose to leave.</summary>
    public async Task<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken);
        return new Place(_places, null);
    }

    /// <summary>For work that nobody waits for. Dispose to leave.</summary>
    public async Task<IDisposable> EnterToUploadAsync(CancellationToken cancellationToken)
    {
        await _uploads.WaitAsync(cancellationToken);
        try
        {
            await _places.WaitAsync(cancellationToken);
        }
        catch
        {
            _uploads.Release();
            throw;
        }

        return new Place(_places, _uploads);
    }

    public void Dispose()
    {
        _places.Dispose();
        _uploads.Dispose();
    }

    private sealed class Place(SemaphoreSlim places, SemaphoreSlim? uploads) : IDisposable
    {
        private int _left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 1) return;
            places.Release();
            uploads?.Release();
        }
    }
}
