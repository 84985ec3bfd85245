using System.Runtime.CompilerServices;
using System.Text.Json;
using Sop697.Microsoft365.Graph;
using Sop697.Workflow.Ports;

namespace Sop697.Microsoft365.SharePoint;

/// <summary>Reads for somebody who can wait: while SharePoint throttles or is down a long reading goes on where it was.</summary>
internal sealed class PatientReader(GraphCalls calls, TimeProvider time)
{
    private const int MostTries = 8;

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);

    /// <summary>The rows of a collection over all its pages; none when there is no such thing.</summary>
    public async IAsyncEnumerable<JsonElement> PagesAsync(string address, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (string? next = address; next is not null;)
        {
            var at = next;
            using var page = await TryAsync(() => calls.GetAsync(at, cancellationToken), cancellationToken);
            if (page is null) yield break;
            // The page is disposed only when the next one is asked for, so that rows need no copies.
            foreach (var item in page.RootElement.GetProperty("value").EnumerateArray()) yield return item;
            next = Pages.NextOf(page.RootElement);
        }
    }

    /// <returns>Null when there is no such file.</returns>
    public Task<Stream?> OpenAsync(string address, CancellationToken cancellationToken) =>
        TryAsync(() => calls.OpenAsync(address, cancellationToken), cancellationToken);

    private async Task<T?> TryAsync<T>(Func<Task<T>> read, CancellationToken cancellationToken)
        where T : class
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await read();
            }
            catch (GraphRefusedException e) when (e.Status == 404)
            {
                return null;
            }
            catch (GraphRefusedException e)
            {
                throw new ArchiveUnavailableException($"{e.Status} {e.Code}".TrimEnd(), null, e);
            }
            catch (ArchiveUnavailableException e) when (tries < MostTries)
            {
                var wait = e.RetryAfter ?? TimeSpan.FromSeconds(tries);
                if (wait > LongestWait) throw;
                await Task.Delay(wait, time, cancellationToken);
            }
        }
    }
}
