namespace Sop697.Tests.Domain;
public sealed class PlaceholderTests { [Fact] public void Builds() => Assert.True(true); }
