using System.Globalization;
using Microsoft.AspNetCore.Http.Features;
using Sop697.Domain;
using Sop697.Domain.Cases;
using Sop697.Workflow.Ports;

namespace Sop697.Functions.Doors;

/// <summary>The fields of a report as they came, and what is wrong with them, by field name of the contract.</summary>
internal sealed class ReportForm
{
    internal const int MaxFiles = 5;
    internal const long MaxFileBytes = 20 * 1024 * 1024;

    internal static readonly FormOptions Limits = new()
    {
        MultipartBodyLengthLimit = (MaxFiles + 1) * MaxFileBytes,
        ValueLengthLimit = 16 * 1024,
        ValueCountLimit = 32,
        MemoryBufferThreshold = 64 * 1024,
    };

    private readonly Dictionary<string, LocalText> _faults = [];

    private ReportForm(IFormFileCollection files) => Files = files;

    internal IReadOnlyDictionary<string, LocalText> Faults => _faults;

    internal IReadOnlyList<IFormFile> Files { get; }

    internal Inquiry Inquiry { get; private set; } = null!;

    internal static ReportForm Read(IFormCollection form, Office office, DateTimeOffset now)
    {
        var read = new ReportForm(form.Files);
        read.CheckFiles();
        read.Inquiry = new Inquiry(
            read.Choice(form, "channel", Codes.All<Channel>(), required: true),
            read.Choice(form, "kind", Codes.All<InquiryClass>(), required: true),
            read.Text(form, "summary", ChannelRules.MaxSummary, required: true) ?? "",
            read.Topic(form, office),
            read.Link(form, "sourceUrl"),
            read.Text(form, "sourceAccount", 200),
            read.Time(form, "postedAt", now),
            read.Flag(form, "urgent"));
        return read;
    }

    internal void Fault(string field, string id, string en) => _faults.TryAdd(field, new LocalText(id, en));

    internal void Fault(PictureFault fault, int index)
    {
        var text = PictureFaults.Describe(fault);
        Fault("screenshot", $"Berkas ke-{index + 1}: {text.Id}", $"File {index + 1}: {text.En}");
    }

    private void CheckFiles()
    {
        var strays = Files.Where(f => f.Name != "screenshot").ToList();
        if (strays.Count > 0) Fault(strays[0].Name, "Berkas ini tidak dikenal; pakai bagian 'screenshot'.", "Unknown file part; use 'screenshot'.");
        if (Files.Count == 0) Fault("screenshot", "Sertakan sedikitnya satu tangkapan layar.", "Add at least one screenshot.");
        if (Files.Count > MaxFiles) Fault("screenshot", $"Paling banyak {MaxFiles} tangkapan layar.", $"At most {MaxFiles} screenshots.");
        foreach (var (file, index) in Files.Select((f, i) => (f, i)))
        {
            if (file.Length == 0) Fault(PictureFault.Empty, index);
            if (file.Length > MaxFileBytes) Fault(PictureFault.TooLarge, index);
        }
    }

    private T Choice<T>(IFormCollection form, string field, IReadOnlyDictionary<string, T> codes, bool required)
        where T : struct
    {
        var value = form[field].ToString().Trim();
        if (codes.TryGetValue(value, out var found)) return found;
        var list = string.Join(", ", codes.Keys);
        if (value.Length > 0 || required) Fault(field, $"Pilih salah satu: {list}.", $"Choose one of: {list}.");
        return default;
    }

    private string? Text(IFormCollection form, string field, int limit, bool required = false)
    {
        var value = form[field].ToString().Trim();
        if (value.Length > limit) Fault(field, $"Paling banyak {limit} karakter.", $"At most {limit} characters.");
        if (value.Length > 0) return value;
        if (required) Fault(field, "Wajib diisi.", "This is required.");
        return null;
    }

    private string? Topic(IFormCollection form, Office office)
    {
        if (Text(form, "topic", 100) is not { } topic) return null;
        if (office.Topics.Any(t => t.Key == topic)) return topic;
        var list = string.Join(", ", office.Topics.Select(t => t.Key));
        Fault("topic", $"Topik tidak dikenal. Yang ada: {list}.", $"Unknown topic. Known: {list}.");
        return null;
    }

    private string? Link(IFormCollection form, string field)
    {
        if (Text(form, field, WebAddress.MaxLength) is not { } link) return null;
        if (WebAddress.Of(link) is not null) return link;
        Fault(field, Refusals.BadLink.Text.Id, Refusals.BadLink.Text.En);
        return null;
    }

    private DateTimeOffset? Time(IFormCollection form, string field, DateTimeOffset now)
    {
        if (Text(form, field, 64) is not { } value) return null;
        if (!DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
            Fault(field, "Tulis waktunya seperti 2026-11-24T14:00:00+07:00.", "Write the time as 2026-11-24T14:00:00+07:00.");
        else if (time > now.AddMinutes(5))
            Fault(field, "Waktu unggahan ada di masa depan.", "The time of the post is in the future.");
        return time.ToUniversalTime();
    }

    private bool Flag(IFormCollection form, string field)
    {
        var value = form[field].ToString().Trim();
        if (value is "true" or "1" or "on" or "ya") return true;
        if (value is not ("" or "false" or "0" or "off" or "tidak")) Fault(field, "Isi true atau false.", "Use true or false.");
        return false;
    }
}
