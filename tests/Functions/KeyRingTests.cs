using System.Xml.Linq;
using Moq;
using Sop697.Functions.Hosting;
using Sop697.Workflow.Ports;

namespace Sop697.Tests.Functions;

public sealed class KeyRingTests
{
    [Fact]
    public void A_key_that_another_instance_stored_meanwhile_is_not_lost()
    {
        var stored = new Snapshot("<keys><key id=\"1\" /></keys>", "v1");
        var snapshots = new Mock<ISnapshots>();
        snapshots.Setup(s => s.FindAsync(It.IsAny<string>(), It.IsAny<CancellationToken>())).ReturnsAsync(() => stored);
        snapshots.Setup(s => s.TryReplaceAsync(It.IsAny<string>(), It.IsAny<string>(), "v1", It.IsAny<CancellationToken>()))
            .ReturnsAsync(() =>
            {
                stored = new Snapshot("<keys><key id=\"1\" /><key id=\"2\" /></keys>", "v2");
                return false;
            });
        snapshots.Setup(s => s.TryReplaceAsync(It.IsAny<string>(), It.IsAny<string>(), "v2", It.IsAny<CancellationToken>()))
            .Callback((string _, string text, string? _, CancellationToken _) => stored = new Snapshot(text, "v3")).ReturnsAsync(true);
        var ring = new KeyRing(snapshots.Object);

        ring.StoreElement(XElement.Parse("<key id=\"3\" />"), "key-3");
        ring.StoreElement(XElement.Parse("<key id=\"3\" />"), "key-3");

        Assert.Equal(["1", "2", "3"], ring.GetAllElements().Select(e => (string)e.Attribute("id")!));
    }
}
