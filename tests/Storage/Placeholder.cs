namespace Sop697.Tests.Storage;
public sealed class PlaceholderTests { [Fact] public void Builds() => Assert.True(true); }
