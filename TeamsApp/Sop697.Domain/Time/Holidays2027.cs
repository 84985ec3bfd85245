namespace Sop697.Domain.Time;

/// <summary>
/// Public holidays of 2027 as public calendars expect them: there is no SKB yet, and collective leave is not known.
/// Where the calendars differ the earlier date stands and <see cref="Holiday.Doubt"/> names the other.
/// </summary>
public static class Holidays2027
{
    public static IReadOnlyList<Holiday> Rows { get; } =
    [
        Expected(1, 1, "Tahun Baru 2027 Masehi"),
        Expected(1, 5, "Isra Mikraj Nabi Muhammad SAW", "Satu sumber menambah Isra Mikraj kedua pada 25 Desember"),
        Expected(2, 6, "Tahun Baru Imlek 2578 Kongzili"),
        Expected(3, 8, "Hari Suci Nyepi Tahun Baru Saka 1949"),
        Expected(3, 9, "Idul Fitri 1448 Hijriah", "atau 10 Maret"),
        Expected(3, 10, "Idul Fitri 1448 Hijriah", "atau 11 Maret"),
        Expected(3, 26, "Wafat Yesus Kristus"),
        Expected(3, 28, "Kebangkitan Yesus Kristus (Paskah)"),
        Expected(5, 1, "Hari Buruh Internasional"),
        Expected(5, 6, "Kenaikan Yesus Kristus"),
        Expected(5, 16, "Idul Adha 1448 Hijriah"),
        Expected(5, 20, "Hari Raya Waisak 2571 BE"),
        Expected(6, 1, "Hari Lahir Pancasila"),
        Expected(6, 6, "1 Muharam Tahun Baru Islam 1449 Hijriah", "atau 7 Juni"),
        Expected(8, 14, "Maulid Nabi Muhammad SAW", "atau 15 Agustus"),
        Expected(8, 17, "Proklamasi Kemerdekaan"),
        Expected(12, 25, "Kelahiran Yesus Kristus"),
    ];

    private static Holiday Expected(int month, int day, string name, string? doubt = null) =>
        new(new DateOnly(2027, month, day), name, HolidayKind.National, "Kalender publik", HolidayStatus.Estimate, doubt);
}
