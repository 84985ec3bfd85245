using System.Text.Json.Serialization;

namespace Sop697.Domain.Steps;

/// <summary>What a person (or the system) may do at a step. The lower-case name is the card verb.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Verb>))]
public enum Verb
{
    [JsonStringEnumMemberName("open")] Open,
    [JsonStringEnumMemberName("send")] Send,
    [JsonStringEnumMemberName("consult")] Consult,
    [JsonStringEnumMemberName("answer")] Answer,
    [JsonStringEnumMemberName("approve")] Approve,
    [JsonStringEnumMemberName("return")] Return,
    [JsonStringEnumMemberName("correct")] Correct,
    [JsonStringEnumMemberName("release")] Release,
    [JsonStringEnumMemberName("publish")] Publish,
    [JsonStringEnumMemberName("close")] Close,
    [JsonStringEnumMemberName("delegate")] Delegate,
}
