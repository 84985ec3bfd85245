namespace Sop697.Domain.Steps;

/// <summary>
/// SOP 697/ SOP-Seksi Promosi dan Pemberdayaan Masyarakat/ 2021, as scanned; titles, requirements and exits are ours
/// because the flowchart marks were lost in the scan.
/// </summary>
public static class Sop697Table
{
    private const string Draft = "Draft jawaban dari pertanyaan atau pengaduan";

    /// <summary>The original of 1 March 2021, effective 13 April 2021, never revised.</summary>
    public static SopTable Revision0 { get; } = new(
        "697/ SOP-Seksi Promosi dan Pemberdayaan Masyarakat/ 2021",
        0,
        new DateOnly(2021, 4, 13),
        "Memberikan Tanggapan dari Pertanyaan atau Pengaduan di Media Sosial",
        [
            new(1, "terima", "Menerima pertanyaan atau pengaduan",
                "Tim media sosial Dinas Kesehatan menerima pertanyaan dan pengaduan dari media sosial (website, Instagram, Twitter, Facebook dan YouTube)",
                StepActor.Team, "Unggahan, komentar atau pesan warga", TimeLimit.Hari(1),
                "Bukti digital pertanyaan atau pengaduan", "SOP Surat Masuk", null,
                [new(Verb.Open, StepActor.Team, "kirim")]),
            new(2, "tangkap_layar", "Mengambil tangkapan layar",
                "Tim media sosial memfoto layar (screenshot) baik komputer maupun handphone yang berisi pertanyaan maupun pengaduan di media sosial",
                StepActor.Team, "Bukti digital pertanyaan atau pengaduan", TimeLimit.Menit(15),
                "Screenshot layar media sosial", "SOP Pembuatan Nota Dinas", CardKind.Correct,
                [new(Verb.Correct, StepActor.Team, "kirim")]),
            new(3, "kirim", "Mengirim tangkapan layar kepada Kepala Seksi",
                "Tim media sosial mengirim hasil screenshot kepada kepala seksi melalui aplikasi WhatsApp untuk konsultasi jawaban",
                StepActor.System, "Screenshot layar media sosial", TimeLimit.Menit(15),
                "Screenshot layar media sosial", null, null,
                [new(Verb.Send, StepActor.System, "konsultasi")]),
            new(4, "konsultasi", "Mengonsultasikan jawaban",
                "Kepala seksi mengonsultasikan pertanyaan atau pengaduan kepada kepala bidang, atau kepala seksi lain yang bersangkutan sesuai dengan topik pertanyaan dan pengaduan",
                StepActor.Owner, "Screenshot dan topik", TimeLimit.Hari(1),
                Draft, null, CardKind.Consult,
                [
                    new(Verb.Consult, StepActor.Owner, "jawab"),
                    new(Verb.Answer, StepActor.Owner, "serahkan"),
                    new(Verb.Release, StepActor.Owner, "terbitkan"),
                    new(Verb.Return, StepActor.Owner, "tangkap_layar"),
                    new(Verb.Delegate, StepActor.Owner, "konsultasi"),
                    new(Verb.Close, StepActor.Owner, null),
                ]),
            new(5, "jawab", "Memberikan jawaban",
                "Kepala bidang atau kepala seksi memberikan jawaban atau tanggapan",
                StepActor.Consulted, "Draft jawaban atau pertanyaan konsultasi", TimeLimit.Hari(1),
                Draft, null, null,
                [
                    new(Verb.Answer, StepActor.Consulted, "serahkan"),
                    new(Verb.Approve, StepActor.Consulted, "serahkan"),
                    new(Verb.Return, StepActor.Consulted, "serahkan"),
                    new(Verb.Delegate, StepActor.Consulted, "jawab"),
                    new(Verb.Consult, StepActor.Owner, "jawab"),
                    new(Verb.Release, StepActor.Owner, "terbitkan"),
                    new(Verb.Close, StepActor.Owner, null),
                ]),
            new(6, "serahkan", "Menyerahkan jawaban kepada tim",
                "Kepala seksi memberikan jawaban atau tanggapan kepada tim media sosial",
                StepActor.Owner, "Draft jawaban yang disetujui", TimeLimit.Hari(1),
                Draft, null, CardKind.Release,
                [
                    new(Verb.Release, StepActor.Owner, "terbitkan"),
                    new(Verb.Answer, StepActor.Owner, "serahkan"),
                    new(Verb.Consult, StepActor.Owner, "jawab"),
                    new(Verb.Return, StepActor.Owner, "jawab"),
                    new(Verb.Delegate, StepActor.Owner, "serahkan"),
                    new(Verb.Close, StepActor.Owner, null),
                ]),
            new(7, "terbitkan", "Menjawab di media sosial",
                "Tim media sosial memberikan jawaban atau tanggapan pada pertanyaan di media sosial sesuai arahan kepala seksi",
                StepActor.Team, "Jawaban yang dirilis Kepala Seksi", TimeLimit.Hari(1),
                Draft, null, CardKind.Publish,
                [
                    new(Verb.Publish, StepActor.Team, null),
                    new(Verb.Return, StepActor.Team, "serahkan"),
                ]),
        ]);

    /// <summary>Every revision a stored case may refer to.</summary>
    public static IReadOnlyList<SopTable> Revisions { get; } = [Revision0];

    /// <summary>The revision new cases begin under.</summary>
    public static SopTable Current => Revisions[^1];

    /// <exception cref="KeyNotFoundException">A case names a revision this version of the product does not know.</exception>
    public static SopTable Find(int revision) =>
        Revisions.FirstOrDefault(t => t.Revision == revision) ?? throw new KeyNotFoundException($"Unknown SOP revision {revision}.");
}
