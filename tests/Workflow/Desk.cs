using Sop697.Domain.Cases;
using Sop697.Domain.Steps;
using Sop697.Workflow.Ports;

namespace Sop697.Tests.Workflow;

/// <summary>An invented office of five people, and one report.</summary>
internal static class Desk
{
    internal static readonly DateTimeOffset Monday = new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);

    internal static readonly Position Tim = new("tim", Role.TimMediaSosial, "Tim Media Sosial", "kasi");
    internal static readonly Position Kasi = new("kasi", Role.KepalaSeksi, "Kepala Seksi Promosi", "kabid");
    internal static readonly Position Kabid = new("kabid", Role.KepalaBidang, "Kepala Bidang", null);

    internal static readonly Office Office = new(
        [Tim, Kasi, Kabid],
        new Dictionary<string, IReadOnlyList<Person>>
        {
            ["tim"] = [new("o-tim", "Rini", "rini@dinkes.local", ActingKind.Definitif)],
            ["kasi"] = [new("o-kasi", "Bambang", "bambang@dinkes.local", ActingKind.Definitif)],
            ["kabid"] = [new("o-kabid", "Agus", "agus@dinkes.local", ActingKind.Definitif)],
        },
        [new Topic("promosi", "Promosi", null, ApprovalRule.KasiSaja)]);

    internal static readonly Inquiry Inquiry = new(Channel.Instagram, InquiryClass.Pertanyaan, "Apakah posyandu buka hari Sabtu?");

    internal static readonly Evidence Screenshot = new(new string('a', 64), 1000, 360, 640, "image/png", EvidencePurpose.Question);

    internal static Actor Who(string position) => Office.Find($"o-{position}", position);
}
