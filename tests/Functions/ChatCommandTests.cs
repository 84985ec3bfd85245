using Sop697.Domain.Cases;
using Sop697.Functions.Chat;
using Sop697.Functions.Pages;

namespace Sop697.Tests.Functions;

public sealed class ChatCommandTests
{
    [Theory]
    [InlineData("status MS-2026-0001")]
    [InlineData("  STATUS ms-2026-0001 ")]
    [InlineData("MS-2026-0001")]
    [InlineData("status: MS-2026-0001")]
    public void A_number_asks_how_the_case_stands(string text) => Assert.Equal(new ChatCommand.Status(new CaseNumber(2026, 1)), ChatCommand.Read(text));

    [Fact]
    public void Bukti_beside_a_picture_proves_the_reply() => Assert.Equal(new ChatCommand.Proof(new CaseNumber(2026, 12)), ChatCommand.Read("bukti MS-2026-0012"));

    [Fact]
    public void Tambah_beside_a_picture_adds_to_the_question() => Assert.Equal(new ChatCommand.Add(new CaseNumber(2027, 10001)), ChatCommand.Read("tambah ms-2027-10001"));

    [Theory]
    [InlineData("tugas")]
    [InlineData(" Tugas saya ")]
    [InlineData("TASKS")]
    public void Tugas_asks_what_waits(string text) => Assert.Equal(new ChatCommand.Tasks(), ChatCommand.Read(text));

    [Theory]
    [InlineData("ringkasan mati", false)]
    [InlineData(" Ringkasan Nyala ", true)]
    [InlineData("digest off", false)]
    [InlineData("digest on", true)]
    public void Ringkasan_switches_the_morning_digest(string text, bool on) => Assert.Equal(new ChatCommand.Digest(on), ChatCommand.Read(text));

    [Theory]
    [InlineData("cari polio sabtu", "polio", "sabtu")]
    [InlineData("CARI:  polio", "polio")]
    [InlineData("search measles", "measles")]
    public void Cari_looks_for_every_word(string text, params string[] words) =>
        Assert.Equal(words, Assert.IsType<ChatCommand.Search>(ChatCommand.Read(text)).Words);

    [Theory]
    [InlineData("cari jawaban polio sabtu", "polio", "sabtu")]
    [InlineData("Cari: Jawaban  polio", "polio")]
    [InlineData("search answers measles", "measles")]
    public void Cari_jawaban_looks_for_released_answers(string text, params string[] words) =>
        Assert.Equal(words, Assert.IsType<ChatCommand.Answers>(ChatCommand.Read(text)).Words);

    [Fact]
    public void Jawaban_alone_is_a_word_like_others() => Assert.Equal(["jawaban"], Assert.IsType<ChatCommand.Search>(ChatCommand.Read("cari jawaban")).Words);

    [Theory]
    [InlineData("alihkan MS-2026-0001 kasi kasi2 sedang cuti")]
    [InlineData("Alihkan ms-2026-0001 KASI ke kasi2 sedang cuti ")]
    [InlineData("delegate MS-2026-0001 kasi to kasi2 sedang cuti")]
    public void Alihkan_names_case_positions_and_reason(string text) =>
        Assert.Equal(new ChatCommand.Delegate(new CaseNumber(2026, 1), "kasi", "kasi2", "sedang cuti"), ChatCommand.Read(text));

    [Theory]
    [InlineData("alihkan MS-2026-0001 kasi kasi2")]
    [InlineData("cari")]
    [InlineData("carikan polio")]
    [InlineData("tugas siapa")]
    [InlineData("")]
    [InlineData("bantuan")]
    [InlineData("halo")]
    [InlineData("status")]
    [InlineData("status MS-2026-123456789")]
    [InlineData("tolong status MS-2026-0001 ya")]
    public void Anything_else_gets_help(string text) => Assert.Equal(new ChatCommand.Help(Asked: text.Trim() is "" or "bantuan"), ChatCommand.Read(text));

    [Fact]
    public void What_people_wrote_never_becomes_markup() =>
        Assert.Equal("<p>&lt;script&gt;&amp;&quot;</p><b>ya</b>", Html.Of($"<p>{"<script>&\""}</p>{Html.Of($"<b>{"ya"}</b>")}").Text);
}
