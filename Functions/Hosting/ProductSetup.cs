using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using Sop697.Documents.Dossiers;
using Sop697.Documents.Reports;
using Sop697.Functions.CardActions;
using Sop697.Functions.Chat;
using Sop697.Functions.Doors;
using Sop697.Microsoft365.Graph;
using Sop697.Microsoft365.Teams;
using Sop697.Storage;
using Sop697.Workflow;
using Sop697.Workflow.Ports;

namespace Sop697.Functions.Hosting;

/// <summary>Puts the product together. Only composes: no rule lives here.</summary>
internal static class ProductSetup
{
    internal static void AddProduct(this WebApplicationBuilder builder)
    {
        builder.ListenWhereTheHostSays();
        builder.AddLogs();
        builder.AddTelemetry();
        builder.AddSignIn();
        var services = builder.Services;
        services.AddSingleton(TimeProvider.System).AddSingleton(AppOptions.Read(builder.Configuration));
        services.AddStorage(builder.Configuration).AddMicrosoft365Archive(builder.Configuration).AddTeams(builder.Configuration);
        services.AddAntiforgery(o => (o.Cookie.Name, o.Cookie.SecurePolicy) = ("sop697-form", CookieSecurePolicy.SameAsRequest));
        services.AddDataProtection().SetApplicationName("sop697").AddKeyRing();
        services
            .AddSingleton<CaseHandler>().AddSingleton<CardDelivery>().AddSingleton<AnswerFinder>().AddSingleton<DuplicateSearch>().AddSingleton<CaseRunner>()
            .AddSingleton<ArchiveRunner>().AddSingleton<MaskProposals>().AddSingleton<Renditions>().AddSingleton<ContentRemoval>().AddSingleton<Sweep>().AddSingleton<OfficeWatch>().AddSingleton<NightlyLook>().AddSingleton<MonthEnd>().AddSingleton<AdministratorNotice>().AddSingleton<RetentionNotice>().AddSingleton<UnreachedPeople>().AddSingleton<Intake>().AddSingleton<PictureRoom>().AddSingleton<Reach>().AddSingleton<CaseFinder>()
            .AddSingleton<CaseClocks>().AddSingleton<ReminderRunner>().AddSingleton<ReminderNotes>().AddSingleton<ReminderRecord>().AddSingleton<MorningDigest>()
            .AddSingleton<IndicatorReader>().AddSingleton<NightlyIndicators>();
        services.AddSingleton<ClosedDays>().AddSingleton<DashboardReader>().AddSingleton<CaseList>().AddSingleton<IndicatorBoard>();
        services
            .AddSingleton<ReportDesk>().AddSingleton<IntakeDoor>().AddSingleton<ReportPageDoor>().AddSingleton<CaseDoor>().AddSingleton<CaseReaders>().AddSingleton<EvidenceDoor>().AddSingleton<OriginalViews>().AddSingleton<MaskDoor>().AddSingleton<DossierDoor>().AddSingleton<HealthDoor>()
            .AddSingleton<OfficeGate>().AddSingleton<DashboardPageDoor>().AddSingleton<DashboardDoor>()
            .AddSingleton<MessagesDoor>().AddSingleton<QueueDoor>().AddSingleton<SweepDoor>().AddSingleton<IndicatorsDoor>().AddSingleton<HostInvocations>().AddSingleton<DailyRound>();
        services.AddSingleton<DossierPrinter>().AddSingleton<IDossiers>(s => s.GetRequiredService<DossierPrinter>()).AddSingleton<SignedSheets>();
        services.AddSingleton<ChatMessages>().AddSingleton<Deliveries>().AddSingleton<CardFaces>().AddSingleton<KeptCards>().AddSingleton<NamedPictures>().AddSingleton<AwaitedProofs>()
            .AddSingleton<ChatPictures>().AddSingleton<FormReports>().AddSingleton<ReportDialog>();
        services.AddSingleton<ICardActionHandler, RefreshHandler>().AddSingleton<ICardActionHandler, OpenHandler>().AddSingleton<ICardActionHandler, PublishHandler>().AddSingleton<ICardActionHandler, ShowHandler>().AddSingleton<ICardActionHandler, UseHandler>().AddSingleton<ICardActionHandler, FileHandler>().AddSingleton<ICardActionHandler, MergeHandler>().AddSingleton<ICardActionHandler, DifferentHandler>();
        services.AddSingleton<MonthlyReports>().AddSingleton<MonthlyDocuments>().AddSingleton<MonthlyRegisters>().AddSingleton<IReportPrinter, ReportPrinter>().AddSingleton<MonthlyDocumentDoor>();
        foreach (var (verb, read) in CardVerbs.Readers)
            services.AddSingleton<ICardActionHandler>(s => new CommandHandler(verb, read, s.GetRequiredService<CaseHandler>(), s.GetRequiredService<CardFaces>()));
    }

    /// <summary>Ours in full; of libraries only what went wrong. MSAL's own lines repeat what our adapters say, at length.</summary>
    private static void AddLogs(this WebApplicationBuilder builder) => builder.Logging
        .ClearProviders()
        .AddSimpleConsole(o => (o.SingleLine, o.IncludeScopes) = (true, true))
        .AddFilter("Microsoft", LogLevel.Warning)
        .AddFilter("System", LogLevel.Warning)
        .AddFilter("Azure", LogLevel.Warning)
        .AddFilter("Microsoft.Identity", LogLevel.None)
        .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);

    /// <summary>Loopback only: nothing proves that a caller of the queue doors is the host, except that it is on this machine.</summary>
    private static void ListenWhereTheHostSays(this WebApplicationBuilder builder)
    {
        var setting = builder.Configuration["FUNCTIONS_CUSTOMHANDLER_PORT"];
        if (!int.TryParse(setting, out var port)) throw new OptionsValidationException("FUNCTIONS_CUSTOMHANDLER_PORT", typeof(int), ["FUNCTIONS_CUSTOMHANDLER_PORT is not set; the Functions host sets it."]);
        builder.WebHost.ConfigureKestrel(k =>
        {
            k.AddServerHeader = false;
            k.Limits.MaxRequestBodySize = ReportForm.Limits.MultipartBodyLengthLimit;
            k.ListenLocalhost(port);
        });
    }
}
