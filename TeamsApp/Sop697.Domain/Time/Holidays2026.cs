namespace Sop697.Domain.Time;

/// <summary>Public holidays and collective leave of 2026, as announced on 19 September 2025.</summary>
public static class Holidays2026
{
    private const string Skb = "SKB Menag, Menaker, MenPANRB 1497/2025, 2/2025, 5/2025";
    private const string Keppres = "Keppres 42/2025";

    public static IReadOnlyList<Holiday> Rows { get; } =
    [
        National(1, 1, "Tahun Baru 2026 Masehi"),
        National(1, 16, "Isra Mikraj Nabi Muhammad SAW"),
        Leave(2, 16, "Tahun Baru Imlek 2577 Kongzili"),
        National(2, 17, "Tahun Baru Imlek 2577 Kongzili"),
        Leave(3, 18, "Hari Suci Nyepi Tahun Baru Saka 1948"),
        National(3, 19, "Hari Suci Nyepi Tahun Baru Saka 1948"),
        Leave(3, 20, "Idul Fitri 1447 Hijriah"),
        National(3, 21, "Idul Fitri 1447 Hijriah"),
        National(3, 22, "Idul Fitri 1447 Hijriah"),
        Leave(3, 23, "Idul Fitri 1447 Hijriah"),
        Leave(3, 24, "Idul Fitri 1447 Hijriah"),
        National(4, 3, "Wafat Yesus Kristus"),
        National(4, 5, "Kebangkitan Yesus Kristus (Paskah)"),
        National(5, 1, "Hari Buruh Internasional"),
        National(5, 14, "Kenaikan Yesus Kristus"),
        Leave(5, 15, "Kenaikan Yesus Kristus"),
        National(5, 27, "Idul Adha 1447 Hijriah"),
        Leave(5, 28, "Idul Adha 1447 Hijriah"),
        National(5, 31, "Hari Raya Waisak 2570 BE"),
        National(6, 1, "Hari Lahir Pancasila"),
        National(6, 16, "1 Muharam Tahun Baru Islam 1448 Hijriah"),
        National(8, 17, "Proklamasi Kemerdekaan"),
        National(8, 25, "Maulid Nabi Muhammad SAW"),
        Leave(12, 24, "Kelahiran Yesus Kristus"),
        National(12, 25, "Kelahiran Yesus Kristus"),
    ];

    private static Holiday National(int month, int day, string name) =>
        new(new DateOnly(2026, month, day), name, HolidayKind.National, Skb, HolidayStatus.Official);

    private static Holiday Leave(int month, int day, string name) =>
        new(new DateOnly(2026, month, day), "Cuti bersama " + name, HolidayKind.CollectiveLeave, Keppres, HolidayStatus.Official);
}
