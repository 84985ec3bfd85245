using System.Text.Json.Serialization;

namespace Sop697.Domain.Audit;

/// <summary>How a commit is written. A contract: see <see cref="Cases.CaseEvent"/>.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    AllowOutOfOrderMetadataProperties = true)]
[JsonSerializable(typeof(Commit))]
public sealed partial class CommitJson : JsonSerializerContext;
