using System.Text.Json.Serialization;

namespace Sop697.Functions.Doors;

/// <summary>Everything the HTTP doors write.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(IntakeReceipt))]
[JsonSerializable(typeof(CaseView))]
[JsonSerializable(typeof(AnsweredCardView))]
[JsonSerializable(typeof(HealthView))]
internal sealed partial class DoorJson : JsonSerializerContext;
