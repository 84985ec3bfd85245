using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Microsoft.Kiota.Abstractions.Authentication;
using Moq;
using Sop697.Microsoft365.Directory;
using Sop697.Microsoft365.Graph;
using Sop697.Microsoft365.SharePoint;
using Sop697.Tests.Microsoft365.Cards;
using Sop697.Workflow.Ports;

namespace Sop697.Tests.Microsoft365.SharePoint;

/// <summary>The archive with everything real but the network and the clock.</summary>
internal sealed class ArchiveBench : IDisposable
{
    private readonly SiteMap _sites;

    public ArchiveBench()
    {
        var settings = new GraphSettings(StandInGraph.BaseUrl, "localhost:/sites/sop697", "scope");
        var graph = GraphClients.Create(settings, new FixedToken(), Graph);
        var gate = new ThrottleGate(Time);
        var calls = new GraphCalls(graph, settings, gate, Time, NullLogger<GraphCalls>.Instance);
        _sites = new SiteMap(calls, settings, NullLogger<SiteMap>.Instance);
        Archive = new SharePointArchive(
            _sites,
            new EvidenceUpload(calls, NullLogger<EvidenceUpload>.Instance),
            new DocumentUpload(calls),
            new RenditionUpload(calls),
            new ArchiveBatch(calls, gate),
            new ArchiveLookup(calls, gate, NullLogger<ArchiveLookup>.Instance),
            new MonthUpload(calls, _sites),
            calls,
            SampleCase.Minutes,
            Directory.Object,
            Time,
            NullLogger<SharePointArchive>.Instance);
        Directory.Setup(d => d.ReadAsync(It.IsAny<DateTimeOffset>(), It.IsAny<CancellationToken>())).ReturnsAsync(ExampleOffice.Office);
        Reader = new DirectoryReader(calls, _sites, NullLogger<DirectoryReader>.Instance);
    }

    public StandInGraph Graph { get; } = new();
    public FakeTimeProvider Time { get; } = new(SampleCase.Start);
    public Mock<IDirectory> Directory { get; } = new();
    public IArchive Archive { get; }
    public DirectoryReader Reader { get; }

    public void Dispose()
    {
        _sites.Dispose();
        Graph.Dispose();
    }

    private sealed class FixedToken : IAccessTokenProvider
    {
        public AllowedHostsValidator AllowedHostsValidator { get; } = new(["localhost"]);

        public Task<string> GetAuthorizationTokenAsync(
            Uri uri, Dictionary<string, object>? additionalAuthenticationContext = null, CancellationToken cancellationToken = default) =>
            Task.FromResult("token");
    }
}
