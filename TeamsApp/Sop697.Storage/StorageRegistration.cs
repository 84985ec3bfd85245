using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Sop697.Storage.Archive;
using Sop697.Storage.Due;
using Sop697.Storage.Evidence;
using Sop697.Storage.Index;
using Sop697.Storage.Journal;
using Sop697.Storage.Numbers;
using Sop697.Storage.Reminders;
using Sop697.Storage.Settings;
using Sop697.Storage.Teams;
using Sop697.Storage.Work;
using Sop697.Workflow.Ports;

namespace Sop697.Storage;

public static class StorageRegistration
{
    /// <summary>Every port that Azure Storage carries. Clients are shared: they hold the connections.</summary>
    /// <exception cref="InvalidOperationException">The account's setting is missing; the message names it.</exception>
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var account = new StorageAccount(configuration);
        services.AddOptions<StorageOptions>().Bind(configuration.GetSection(StorageOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddSingleton(_ => account.Tables())
            .AddSingleton(_ => account.Blobs())
            .AddSingleton(_ => account.Queues())
            .AddSingleton<StorageSetup>()
            .AddSingleton<IJournal, TableJournal>()
            .AddSingleton<IShownCards, TableShownCards>()
            .AddSingleton<IJournalEraser, TableJournalEraser>()
            .AddSingleton<IEvidenceEraser, BlobEvidenceEraser>()
            .AddSingleton<IPictureUsers>(s => s.GetRequiredService<IEvidenceEraser>())
            .AddSingleton<IClosedMonths, TableClosedMonths>()
            .AddSingleton<IDueTable, TableDue>()
            .AddSingleton<IEvidenceStore, BlobEvidence>()
            .AddSingleton<SkiaPictures>()
            .AddSingleton<IPictures>(s => s.GetRequiredService<SkiaPictures>())
            .AddSingleton<IOcrEngine, TesseractOcr>()
            .AddSingleton<IWorkQueue, StorageWorkQueue>()
            .AddSingleton<ICaseLease, TableCaseLease>()
            .AddSingleton<INumbering, TableNumbering>()
            .AddSingleton<ICaseIndex, TableCaseIndex>()
            .AddSingleton<ILikeReports, TableLikeReports>()
            .AddSingleton<IReleasedAnswers, TableReleasedAnswers>()
            .AddSingleton<IArchiveCursors, TableArchiveCursors>()
            .AddSingleton<ISnapshots, BlobSnapshots>()
            .AddSingleton<IConversations, TableConversations>()
            .AddSingleton<IReminders, TableReminders>()
            .AddSingleton<IWaitingCases, TableWaitingCases>()
            .AddSingleton<ISentPictures, TableSentPictures>()
            .AddSingleton<IReportDrafts, TableReportDrafts>()
            .AddSingleton<ISeenActivities, TableSeenActivities>();
    }
}
