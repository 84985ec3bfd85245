namespace Sop697.Tests.Tenant;

/// <summary>A report of the team as a program sends it. Everything in it is invented.</summary>
public sealed record Report
{
    public string? Key { get; init; } = Guid.NewGuid().ToString("N");

    public IReadOnlyList<(byte[] Bytes, string Type)> Screenshots { get; init; } = [(Screenshot.Png(), "image/png")];

    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>
    {
        ["channel"] = "instagram",
        ["kind"] = "pertanyaan",
        ["summary"] = "Apakah posyandu buka pada hari Sabtu?",
    };

    public Report With(string field, string value) => this with { Fields = new Dictionary<string, string>(Fields) { [field] = value } };

    public Report Without(string field) => this with { Fields = Fields.Where(f => f.Key != field).ToDictionary(f => f.Key, f => f.Value) };
}
