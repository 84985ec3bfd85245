using ArchUnitNET.Domain.Extensions;

namespace Sop697.Tests.Architecture;

/// <summary>A rule that looks at nothing always holds. These say that the rules look at something.</summary>
public sealed class RulesSeeTests
{
    [Theory]
    [InlineData("Sop697.Domain", "Sop697.Domain.Cases.CaseDecider")]
    [InlineData("Sop697.Workflow", "Sop697.Workflow.CaseRunner")]
    [InlineData("Sop697.Storage", "Sop697.Storage.StorageNames")]
    public void Types_of_a_project_are_found(string project, string type) =>
        Assert.Contains(Product.Types(project), t => t.FullName == type);

    [Fact]
    public void Dependencies_on_packages_are_found() => Assert.Contains(
        Product.Types("Sop697.Storage").SelectMany(t => t.Dependencies), d => d.Target.FullName.StartsWith("Azure.Data.Tables", StringComparison.Ordinal));

    [Fact]
    public void Calls_are_found_in_the_form_the_clock_rule_looks_for() => Assert.Contains(
        Product.Types(Product.Domain).SelectMany(t => t.Members).SelectMany(m => m.GetMethodCallDependencies()),
        c => c.TargetMember.FullName.Contains("System.DateTimeOffset::ToUniversalTime", StringComparison.Ordinal));

    [Fact]
    public void Sources_and_projects_are_found()
    {
        Assert.Contains(Product.Sources("TeamsApp"), s => s.Path == "TeamsApp/Sop697.Domain/Cases/CaseDecider.cs");
        Assert.DoesNotContain(Product.Sources("TeamsApp"), s => s.Path.Contains("/obj/", StringComparison.Ordinal));
        Assert.Equal(
            Product.MayReference.Keys.Order(StringComparer.Ordinal),
            Product.Projects("TeamsApp", "Functions", "infra").Select(p => p.Name).Order(StringComparer.Ordinal));
    }
}
