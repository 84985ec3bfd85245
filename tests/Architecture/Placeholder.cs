namespace Sop697.Tests.Architecture;
public sealed class PlaceholderTests { [Fact] public void Builds() => Assert.True(true); }
