using Microsoft.Graph.Models;
using Microsoft.Graph.Models.ODataErrors;
using GraphList = Microsoft.Graph.Models.List;

namespace Sop697.Tests.LocalTenant;

/// <summary>Ready lists for the tests.</summary>
internal static class Lists
{
    public static ColumnDefinition Text(string name, bool indexed = false, bool unique = false) =>
        new() { Name = name, Text = new TextColumn(), Indexed = indexed, EnforceUniqueValues = unique };

    /// <summary>A case list: unique CaseKey, indexed Status, Minutes and Due, Note and Remark without index.</summary>
    public static async Task<string> CasesAsync(this RunningTenant tenant, string name)
    {
        var list = await tenant.Admin.Sites[RunningTenant.Site].Lists.PostAsync(new GraphList
        {
            DisplayName = name,
            ListProp = new ListInfo { Template = "genericList" },
            Columns =
            [
                Text("CaseKey", indexed: true, unique: true),
                Text("Status", indexed: true),
                Text("Remark"),
                new ColumnDefinition { Name = "Note", Text = new TextColumn { AllowMultipleLines = true } },
                new ColumnDefinition { Name = "Minutes", Number = new NumberColumn(), Indexed = true },
                new ColumnDefinition { Name = "Due", DateTime = new DateTimeColumn { Format = "dateTime" }, Indexed = true },
                new ColumnDefinition { Name = "Urgent", Boolean = new BooleanColumn() },
                new ColumnDefinition { Name = "Channel", Choice = new ChoiceColumn { Choices = ["website", "instagram"], AllowTextEntry = false } },
            ],
        }, cancellationToken: TestContext.Current.CancellationToken);
        return list!.Id!;
    }

    public static async Task<string> LibraryAsync(this RunningTenant tenant, string name)
    {
        var list = await tenant.Admin.Sites[RunningTenant.Site].Lists.PostAsync(
            new GraphList { DisplayName = name, ListProp = new ListInfo { Template = "documentLibrary" } }, cancellationToken: TestContext.Current.CancellationToken);
        var drive = await tenant.App.Sites[RunningTenant.Site].Lists[list!.Id].Drive.GetAsync(cancellationToken: TestContext.Current.CancellationToken);
        return drive!.Id!;
    }

    public static Task<ListItem?> AddAsync(this RunningTenant tenant, string list, params (string Name, object? Value)[] fields) =>
        tenant.App.Sites[RunningTenant.Site].Lists[list].Items.PostAsync(new ListItem
        {
            Fields = new FieldValueSet { AdditionalData = fields.ToDictionary(f => f.Name, f => f.Value!) },
        }, r => r.Options.Add(new Microsoft.Kiota.Http.HttpClientLibrary.Middleware.Options.RetryHandlerOption { MaxRetry = 0 }), TestContext.Current.CancellationToken);

    public static async Task<ODataError> RefusedAsync(Func<Task> call) => await Assert.ThrowsAsync<ODataError>(call);
}
