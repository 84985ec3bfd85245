namespace Sop697.Tests.Microsoft365.Cards;

/// <summary>Microsoft's own renderer reads every snapshot.</summary>
public sealed class RendererTests
{
    [Fact]
    public async Task Every_card_is_read_validated_and_drawn_by_the_official_renderer_without_complaint()
    {
        var (code, complaints) = await NodePackage.RunAsync(SnapshotFolder.Renderer, "render.cjs", SnapshotFolder.Path);
        Assert.True(code == 0, complaints);
    }
}
