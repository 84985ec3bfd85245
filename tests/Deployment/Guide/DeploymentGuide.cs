using System.Text.RegularExpressions;

namespace Sop697.Tests.Deployment.Guide;

/// <summary>The commands of the deployment guide that need no tenant, as they are written there, in their order.</summary>
internal static partial class DeploymentGuide
{
    /// <summary>The word after the language of a block; a reader of the rendered page does not see it.</summary>
    private const string Mark = "tanpa-tenant";

    public static IReadOnlyList<string> Blocks { get; } =
    [
        .. from block in Fence().Matches(File.ReadAllText(Repository.PathOf("TeamsApp", "docs", "deployment.md")))
           where block.Groups["info"].Value.Split(' ').Contains(Mark)
           select block.Groups["commands"].Value,
    ];

    /// <summary>The block that makes what is uploaded; the others come before and after it.</summary>
    public static string Publishing => Blocks.Single(b => b.Contains("dotnet publish", StringComparison.Ordinal));

    /// <summary>From the top of the repository, as the guide says.</summary>
    public static Task<(int Code, string Said)> RunAsync(string block, IReadOnlyDictionary<string, string> environment) =>
        Programs.RunAsync("bash", ["-euo", "pipefail", "-c", block], environment);

    [GeneratedRegex(@"^```(?<info>bash[^\n]*)\n(?<commands>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
