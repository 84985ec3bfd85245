namespace Sop697.Tests.Microsoft365;
public sealed class PlaceholderTests { [Fact] public void Builds() => Assert.True(true); }
