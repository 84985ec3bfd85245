using System.CommandLine;
using System.Globalization;
using Sop697.Domain;
using Sop697.Domain.Cases;
using Sop697.Domain.Privacy;
using Sop697.Domain.Time;
using Sop697.Workflow;
using Sop697.Workflow.Ports;

namespace Sop697.Functions.Commands;

/// <summary>
/// <c>erase</c>: gives up the content of a case that ended. Shows what would go, and does it only with <c>--yes</c>. It puts the erasure on the
/// record; the running program removes the content, and repeats that until it is done. <c>--due</c> names the cases that are past their time of
/// keeping, for the arsiparis to approve one by one: nothing erases a list that nobody has read. <c>--again</c> shows what a backup brought back
/// of a case that is on record as erased, and removes it with <c>--yes</c>.
/// </summary>
internal static class EraseCommand
{
    private const int Done = 0;
    private const int Refused = 1;
    private const int Failed = 2;

    /// <summary>Somebody may write to the case between reading it and erasing it.</summary>
    private const int MaxTries = 3;

    private sealed record Options(IReadOnlyList<string> Cases, string Reason, string ApprovedBy, string? Letter, bool Due, bool Early, bool Again, bool Yes);

    internal static Command For(IConfiguration configuration, TimeProvider time)
    {
        var due = Administration.Option<bool>("--due", "sebutkan kasus yang lewat masa simpan", "name the cases past their time of keeping");
        var cases = Administration.Option<string[]>("--case", "nomor kasus; boleh diulang", "number of a case; may be repeated", "MS-2026-0001");
        var reason = Administration.Option<string>("--reason", "alasan", "why");
        var approved = Administration.Option<string>("--approved-by", "yang menyetujui (arsiparis)", "who approved it");
        var letter = Administration.Option<string>("--letter", "nomor surat atau berita acara", "number of the letter or the minutes");
        var early = Administration.Option<bool>("--before-retention", "juga sebelum masa simpan berakhir", "also before the time of keeping is over");
        var again = Administration.Option<bool>("--again", "hapus lagi yang dibawa kembali oleh cadangan", "remove again what a backup brought back");
        var plan = Administration.Option<bool>("--plan", "hanya tunjukkan yang akan hilang", "only show what would go");
        var yes = Administration.Option<bool>("--yes", "hapus", "erase");
        return new Command("erase", "Menghapus isi kasus yang sudah selesai / gives up the content of a case that ended") { due, cases, reason, approved, letter, early, again, plan, yes }
            .Where(r => r.GetResult(due) is null != r.GetResult(cases) is null, "Sebutkan --due atau --case", "say --due or --case")
            .Where(r => r.GetResult(yes) is null || (r.GetResult(plan) is null && r.GetResult(due) is null), "--yes tidak bersama --plan atau --due", "--yes does not go with --plan or --due")
            .Where(
                r => r.GetResult(again) is null || (r.GetResult(due) is null && r.GetResult(approved) is null && r.GetResult(early) is null),
                "--again tidak bersama --due, --approved-by atau --before-retention", "--again does not go with --due, --approved-by or --before-retention")
            .Does((read, output, cancellationToken) => RunAsync(
                new(
                    read.GetValue(cases) ?? [], read.GetValue(reason) ?? "", read.GetValue(approved) ?? "", read.GetValue(letter),
                    read.GetValue(due), read.GetValue(early), read.GetValue(again), read.GetValue(yes)),
                configuration,
                time,
                output,
                cancellationToken));
    }

    /// <returns>0 when all was put on the record or only shown, 1 when a case may not be erased, 2 when something could not be done.</returns>
    private static async Task<int> RunAsync(Options options, IConfiguration configuration, TimeProvider time, TextWriter output, CancellationToken cancellationToken)
    {
        try
        {
            await using var services = CommandServices.ForWriting(configuration);
            var rules = await services.GetRequiredService<IRules>().ReadAsync(cancellationToken);
            if (options.Due) return await DueAsync(services.GetRequiredService<ICaseIndex>(), rules, Wib.Day(time.GetUtcNow()), output, cancellationToken);
            var worst = Done;
            foreach (var wanted in options.Cases) worst = Math.Max(worst, await OneAsync(services, options, wanted, rules, time, output, cancellationToken));
            return worst;
        }
        catch (Exception e) when (CommandServices.Explain(e) is { } why)
        {
            return CommandServices.Say(output, CommandServices.NotDone(why), Failed);
        }
    }

    private static async Task<int> OneAsync(
        ServiceProvider services, Options options, string wanted, SopRules rules, TimeProvider time, TextWriter output, CancellationToken cancellationToken)
    {
        var caseId = await CommandServices.FindAsync(services.GetRequiredService<IArchiveCopy>(), services.GetRequiredService<IJournal>(), wanted, cancellationToken);
        if (caseId is null) return CommandServices.Say(output, CommandServices.NoSuchCase(wanted), Failed);
        return options.Again
            ? await AgainAsync(services, options, caseId, time, output, cancellationToken)
            : await RunAsync(options, services.GetRequiredService<CaseHandler>(), caseId, rules, time, output, cancellationToken);
    }

    /// <summary>By the index, which follows the journal within seconds; the erasure itself reads the journal.</summary>
    private static async Task<int> DueAsync(ICaseIndex index, SopRules rules, DateOnly today, TextWriter output, CancellationToken cancellationToken)
    {
        var count = 0;
        await foreach (var line in RetentionNotice.DueAsync(index, rules.Settings, today, cancellationToken))
        {
            count++;
            output.WriteLine($"{line.Number ?? line.CaseId}  {Day(Wib.Day(line.ClosedAt!.Value))}  {Day(Retention.Until(line.ClosedAt.Value, rules.Settings))}  {Codes.Of(line.Outcome)}");
        }

        return CommandServices.Say(output, new($"{count} kasus lewat masa simpan (nomor, selesai, disimpan sampai, hasil).", $"{count} cases are past their time of keeping (number, ended, kept until, outcome)."), Done);
    }

    private static async Task<int> RunAsync(
        Options options, CaseHandler cases, string caseId, SopRules rules, TimeProvider time, TextWriter output, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            var loaded = await cases.LoadAsync(caseId, cancellationToken) ?? throw new InvalidOperationException($"{caseId}: jurnal kosong / the journal is empty");
            if (loaded.State.Erased is { } erased) return Stands(output, loaded.State, erased);
            var command = new EraseCase(
                time.GetUtcNow(), options.Reason, options.Letter, options.ApprovedBy, options.Early, [.. loaded.Commits.Select(RedactedCommit.Of)]);
            if (!options.Yes) return Show(output, loaded, command, rules);
            var handled = await cases.HandleAsync(caseId, command, null, cancellationToken);
            if (handled.Decision is not Decision.Refused refused) return Stands(output, handled.State!, handled.State!.Erased!);
            if (refused.Refusal != Refusals.ChangedMeanwhile || tries == MaxTries) return CommandServices.Say(output, refused.Refusal.Text, Refused);
        }
    }

    private static async Task<int> AgainAsync(ServiceProvider services, Options options, string caseId, TimeProvider time, TextWriter output, CancellationToken cancellationToken)
    {
        var again = services.GetRequiredService<ErasureAgain>();
        var loaded = await services.GetRequiredService<CaseHandler>().LoadAsync(caseId, cancellationToken) ?? throw new InvalidOperationException($"{caseId}: jurnal kosong / the journal is empty");
        if (loaded.State.Erased is not { } erased) return CommandServices.Say(output, Refusals.NotErased.Text, Refused);
        Stands(output, loaded.State, erased);
        if (erased.Done is null) return Done;
        var standing = await again.LookAsync(caseId, cancellationToken);
        foreach (var finding in standing.Found) output.WriteLine(CommandServices.Line(finding));
        if (standing.InTheWay.Count > 0)
            return CommandServices.Say(output, new(
                $"Belum dapat dihapus lagi: {standing.InTheWay.Count} keputusannya berbeda di kedua salinan, dan menghapus akan menghilangkan salinan SharePoint. Bereskan itu dahulu.",
                $"Cannot be erased again yet: {standing.InTheWay.Count} of its decisions differ between the copies, and erasing would take away SharePoint's. Settle that first."), Refused);
        if (!options.Yes) return Plan(output, standing);
        var handled = await again.OrderAsync(loaded, new EraseAgain(time.GetUtcNow(), options.Reason, options.Letter), cancellationToken);
        return handled.Decision is Decision.Refused refused ? CommandServices.Say(output, refused.Refusal.Text, Refused) : Stands(output, handled.State!, handled.State!.Erased!);
    }

    private static int Plan(TextWriter output, StandingContent standing) => standing.Found.Count == 0
        ? CommandServices.Say(output, new(
            "Tidak ada isinya yang ditemukan lagi. Dengan --yes dan --reason tempat yang tidak dibaca verify (pencarian, kartu tersimpan) juga dibersihkan lagi.",
            "Nothing of its content was found again. With --yes and --reason the places that verify does not read (search, kept cards) are cleared again, too."), Done)
        : CommandServices.Say(output, new(
            "Belum ada yang diubah. Tambahkan --yes dan --reason untuk menghapusnya lagi.", "Nothing was changed yet. Add --yes and --reason to erase it again."), Done);

    private static int Show(TextWriter output, LoadedCase loaded, EraseCase command, SopRules rules)
    {
        var state = loaded.State;
        var refusal = (CaseDecider.Decide(state, command, rules) as Decision.Refused)?.Refusal;
        if (Retention.Until(state, rules.Settings) is not { } until) return CommandServices.Say(output, refusal!.Text, Refused);
        var texts = command.Redacted.Count(r => r.Hash != r.RedactedHash);
        var pictures = state.Evidence.DistinctBy(e => e.Sha256).Count();
        var about = $"{state.Number ?? state.Id}";
        CommandServices.Say(output, new($"{about}: selesai {Day(Wib.Day(state.Closing!.At.At))}, disimpan sampai {Day(until)}.", $"{about}: ended {Wib.Day(state.Closing.At.At):yyyy-MM-dd}, kept until {until:yyyy-MM-dd}."), Done);
        CommandServices.Say(output, new(
            $"Akan hilang dari penyimpanan dan SharePoint: isi {texts} dari {command.Redacted.Count} keputusan, {pictures} gambar, berkas cetak, kartu di obrolan, dan pencarian atasnya.",
            $"Would go from storage and SharePoint: the text of {texts} of {command.Redacted.Count} decisions, {pictures} pictures, the printed dossier, the cards in chats, and what finds them."), Done);
        CommandServices.Say(output, new("Tetap: nomor, waktu, langkah, jabatan, petugas, hasil, dan sidik.", "Stays: number, times, steps, positions, officers, outcome and hashes."), Done);
        foreach (var word in Beside(state)) CommandServices.Say(output, word, Done);
        return refusal is null
            ? CommandServices.Say(output, new("Belum ada yang diubah. Tambahkan --yes untuk menghapus.", "Nothing was changed yet. Add --yes to erase."), Done)
            : CommandServices.Say(output, refusal.Text, Refused);
    }

    /// <summary>What an erasure does not reach, and who must.</summary>
    private static IEnumerable<LocalText> Beside(Case state)
    {
        if (state.Hardcopy is { } paper) yield return new($"Berkas bertanda tangan ({paper.Location}) dimusnahkan tersendiri, dengan berita acara.", $"The signed paper ({paper.Location}) is destroyed by itself, with minutes.");
        if (state.Merged is { } merged) yield return new($"Alamat unggahannya juga tercatat pada {merged.Number ?? merged.Into}, yang menjawabnya.", $"The address of its post is also on the record of {merged.Number ?? merged.Into}, which answers it.");
        yield return new(
            "Di luar jangkauan: pesan yang ditulis orang sendiri di Teams, keranjang sampah SharePoint (93 hari), dan cadangan.",
            "Out of reach: what people wrote in Teams themselves, SharePoint's recycle bin (93 days), and backups.");
    }

    private static int Stands(TextWriter output, Case state, Erasure erased) => CommandServices.Say(
        output,
        erased.Done is { } done
            ? new($"{state.Number}: isinya sudah dihapus, selesai {Wib.Moment(done.At)}.", $"{state.Number}: its content is erased, done {done.At:yyyy-MM-dd HH:mm} UTC.")
            : new(
                $"{state.Number}: dinyatakan dihapus {Wib.Moment(erased.At.At)}, disetujui {erased.ApprovedBy}. Aplikasi sedang menghapusnya dan mengulang sampai selesai; jalankan lagi dengan --plan untuk melihatnya.",
                $"{state.Number}: on record as erased {erased.At.At:yyyy-MM-dd HH:mm} UTC, approved by {erased.ApprovedBy}. The program is removing it and repeats that until it is done; run again with --plan to see."),
        Done);

    private static string Day(DateOnly day) => day.ToString("dd-MM-yyyy", CultureInfo.InvariantCulture);
}
