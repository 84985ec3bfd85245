using Microsoft.Extensions.Options;
using Sop697.Documents.Dossiers;
using Sop697.Domain.Cases;
using Sop697.Storage;
using Sop697.Storage.Evidence;
using Sop697.Workflow;
using Sop697.Workflow.Ports;

namespace Sop697.Tests.Documents;

/// <summary>The printer on an invented office and pictures from memory.</summary>
internal static class Printing
{
    internal static DossierPrinter Printer(Office office, bool pictures = true) =>
        new(new Renditions(new Pictures(pictures), new SkiaPictures(Options.Create(new StorageOptions()))), new Desk(office), TimeProvider.System);

    private sealed class Desk(Office office) : IDirectory
    {
        public Task<Office> ReadAsync(DateTimeOffset now, CancellationToken cancellationToken) => Task.FromResult(office);
    }

    private sealed class Pictures(bool there) : IEvidenceStore
    {
        public Task<Stream?> OpenPreviewAsync(string sha256, CancellationToken cancellationToken) =>
            Task.FromResult<Stream?>(there ? new MemoryStream(ExampleJournal.Phone()) : null);

        public Task KeepAsync(Evidence evidence, ReadOnlyMemory<byte> original, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task KeepPreviewAsync(string sha256, ReadOnlyMemory<byte> preview, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<bool> HoldAsync(Evidence evidence, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<Evidence?> FindAsync(string sha256, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<Stream?> OpenAsync(string sha256, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
