using Sop697.Workflow;

namespace Sop697.Functions.Doors;

/// <summary>Messages of the work queues, and those that the host gave up on.</summary>
internal sealed class QueueDoor(HostInvocations host, CaseRunner runner, ArchiveRunner archive, ReminderRunner reminders, Sweep sweep)
{
    private const string GaveUp = "Gagal berulang kali; akan dicoba lagi.";

    internal Task WorkAsync(HttpContext context) => host.QueuedAsync(context, "work", runner.RunAsync);

    internal Task ArchiveAsync(HttpContext context) => host.QueuedAsync(context, "archive", archive.RunAsync);

    internal Task RemindersAsync(HttpContext context) => host.QueuedAsync(context, "reminders", reminders.RunAsync);

    internal Task WorkPoisonAsync(HttpContext context) => StalledAsync(context, "work");

    internal Task ArchivePoisonAsync(HttpContext context) => StalledAsync(context, "archive");

    internal Task RemindersPoisonAsync(HttpContext context) => StalledAsync(context, "reminders");

    private Task StalledAsync(HttpContext context, string queue) =>
        host.QueuedAsync(context, $"{queue}-poison", (row, token) => sweep.StalledAsync(row, queue, GaveUp, token));
}
