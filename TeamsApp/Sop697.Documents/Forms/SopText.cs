namespace Sop697.Documents.Forms;

/// <summary>
/// The identity page of SOP 697 as scanned, with its spelling corrected; printed as given. Names and signatures are not: who
/// signs today fills them in.
/// </summary>
internal static class SopText
{
    internal const string Made = "1 Maret 2021";
    internal const string Revised = "-";

    internal const string Warning =
        "Memberikan tanggapan dari pertanyaan atau pengaduan di media sosial sebagai kegiatan untuk memberikan balasan terhadap pertanyaan maupun pengaduan di media "
        + "sosial baik website, Instagram, Twitter, Facebook, maupun YouTube dalam satu tahun. Apabila tidak dilaksanakan sesuai SOP, maka proses pemberian jawaban "
        + "maupun tanggapan tidak akan berjalan lancar.";

    internal static readonly string[] Law =
    [
        "Peraturan Presiden No. 54 Tahun 2010 tentang Pengadaan Barang/Jasa Pemerintah beserta perubahannya",
        "Peraturan Daerah Nomor 7 Tahun 2016 tentang Pembentukan dan Susunan Perangkat Daerah",
        "Peraturan Walikota Malang Nomor 26 Tahun 2016 tentang Kedudukan, Susunan Organisasi, Tugas dan Fungsi, serta Tata Kerja Dinas Kesehatan",
    ];

    internal static readonly string[] Qualifications =
    [
        "Memiliki kewenangan dalam pembuatan media penyuluhan elektronik",
        "Memiliki kemampuan dalam mengoperasikan komputer dan internet",
    ];

    internal static readonly string[] Related = ["SOP Surat Masuk", "SOP Pembuatan Nota Dinas", "SOP Penandatanganan Surat dan Berkas", "SOP Surat Keluar"];

    internal static readonly string[] Equipment = ["Dokumen Pelaksanaan Anggaran", "Komputer, printer, modem", "ATK"];

    internal static readonly string[] Records = ["Disimpan dalam bentuk file softcopy dan hardcopy", "Indikator kinerja, target, realisasi dan persentase capaian kinerja"];
}
