using System.Text.Json.Nodes;
using Sop697.Tests.Tenant;

namespace Sop697.Tests.Scenarios;

/// <summary>People at work on one case, each pressing what stands in their own chat, as often as it takes until the case has it.</summary>
internal sealed class Story(TenantClient client, string caseId)
{
    public const string Reply = "Posyandu buka Sabtu pukul 08.00-11.00 WIB. Silakan bawa buku KIA.";
    public const string Permalink = "https://instagram.example/p/1";

    private static readonly Dictionary<string, string> Names = new()
    {
        ["tim"] = "Rini Astuti",
        ["kasi"] = "Bambang Hartono",
        ["kasi2"] = "Siti Maryam",
        ["kabid"] = "Agus Wicaksono",
    };

    public string CaseId => caseId;

    public static async Task<Story> OpenAsync(TenantClient client, Report report) => new(client, await client.IntakeAsync(report));

    public Task ConsultAsync(params string[] to) => DoAsync("kasi", "consult", new { to, note = "Mohon arahan." });

    public Task AnswerAsync(string by, string text = Reply) => DoAsync(by, "answer", new { text });

    public Task ReleaseAsync(string text = Reply, string by = "kasi") => DoAsync(by, "release", new { text });

    public Task PublishAsync() => DoAsync("tim", "publish", new { permalink = Permalink });

    /// <summary>The usual way of a question whose answer the Kepala Bidang must agree to.</summary>
    public async Task WalkAsync()
    {
        await ConsultAsync("kabid");
        await AnswerAsync("kabid");
        await ReleaseAsync();
        await PublishAsync();
    }

    public Task<JsonObject> ViewAsync() => client.CaseAsync(caseId);

    /// <summary>Waits until the case is as wanted.</summary>
    public Task<JsonObject> UntilAsync(Func<JsonObject, bool> wanted, string what, TimeSpan? patience = null) =>
        Eventually.Async(ViewAsync, wanted, what, patience);

    /// <summary>
    /// Presses until the case's history tells that this person did something. A card that was late or stale is pressed in
    /// vain and its successor then rightly; no answer at all is pressed again, as people do. Any other refusal is a failure.
    /// </summary>
    public async Task DoAsync(string persona, string verb, object inputs, TimeSpan? patience = null)
    {
        var before = (await Eventually.Async(ViewAsync, _ => true, "the case"))["version"]!.GetValue<int>();
        await Eventually.Async(() => TryAsync(persona, verb, inputs, before), seen => seen.Length == 0, $"{persona} to {verb}", patience ?? TimeSpan.FromSeconds(90));
    }

    private async Task<string> TryAsync(string persona, string verb, object inputs, int before)
    {
        if (await HasActedAsync(persona, before)) return "";
        if (await client.FindButtonAsync(persona, caseId, verb) is not { } button) return "no button";
        var answer = await client.PressAsync(button, inputs);
        var status = answer["statusCode"]!.GetValue<int>();
        if ((string?)answer["value"]?["code"] == "staleVersion") return "stale";
        if (status is >= 400 and < 500) throw new InvalidOperationException($"{persona} {verb}: {answer.ToJsonString()}");
        return await HasActedAsync(persona, before) ? "" : $"answered {status}, nothing done";
    }

    private async Task<bool> HasActedAsync(string persona, int since) => (await ViewAsync())["history"]!.AsArray()
        .Any(h => h!["version"]!.GetValue<int>() > since && h["name"]!.GetValue<string>() == Names[persona]);
}
