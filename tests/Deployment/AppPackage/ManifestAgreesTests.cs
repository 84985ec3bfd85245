using System.Text.Json;
using System.Text.RegularExpressions;
using Sop697.Functions.Chat;
using Sop697.Functions.Hosting;
using Sop697.Microsoft365.Cards.Texts;
using Sop697.Microsoft365.Doctor;

namespace Sop697.Tests.Deployment.AppPackage;

/// <summary>What the manifest promises is what the code does.</summary>
public sealed partial class ManifestAgreesTests(PackageFixture package)
{
    private JsonElement Manifest => package.Manifest;

    private JsonElement Bot => Manifest.GetProperty("bots")[0];

    private JsonElement Commands => Bot.GetProperty("commandLists")[0].GetProperty("commands");

    [Fact]
    public void Every_offered_command_is_understood_in_both_languages()
    {
        foreach (var (title, description) in Offered("id").Concat(Offered("en")))
        {
            var typed = Example().Match(description) is { Success: true } example ? example.Groups["typed"].Value : title;
            Assert.StartsWith(title, typed, StringComparison.Ordinal);
            var read = ChatCommand.Read(typed);
            if (title is "bantuan" or "help") Assert.IsType<ChatCommand.Help>(read);
            else Assert.IsNotType<ChatCommand.Help>(read);
        }
    }

    [Theory]
    [InlineData("id")]
    [InlineData("en")]
    public void Whatever_the_chat_understands_is_offered(string language)
    {
        var offered = Offered(language).Select(c => Example().Match(c.Description) is { Success: true } e ? e.Groups["typed"].Value : c.Title).Select(t => ChatCommand.Read(t).GetType()).ToHashSet();
        var understood = typeof(ChatCommand).GetNestedTypes(System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Public).Where(t => t.IsAssignableTo(typeof(ChatCommand))).ToHashSet();
        Assert.Equal(understood, offered);
    }

    /// <summary>The two help texts stand one above the other when somebody types a letter and then "bantuan".</summary>
    [Fact]
    public void The_help_card_names_the_same_words()
    {
        var card = CardTexts.In("id").Chat.Commands.Select(c => c.Say.Split(' ')[0]).Where(w => w != "tangkapan").ToHashSet();
        Assert.Equal(card.Order(), Offered("id").Select(c => c.Title.Split(' ')[0]).Distinct().Order());
    }

    [Fact]
    public void The_bot_is_the_app_of_the_sign_in_and_lives_in_personal_chats_only()
    {
        Assert.Equal(PackageFixture.ClientId, Bot.GetProperty("botId").GetString());
        Assert.Equal(PackageFixture.ClientId, Manifest.GetProperty("composeExtensions")[0].GetProperty("botId").GetString());
        Assert.Equal(PackageFixture.ClientId, Manifest.GetProperty("webApplicationInfo").GetProperty("id").GetString());
        Assert.Equal(["personal"], Strings(Bot.GetProperty("scopes")));
        Assert.All(Manifest.GetProperty("staticTabs").EnumerateArray(), t => Assert.Equal(["personal"], Strings(t.GetProperty("scopes"))));
    }

    [Fact]
    public void A_user_may_attach_files_because_screenshots_come_that_way() => Assert.True(Bot.GetProperty("supportsFiles").GetBoolean());

    [Fact]
    public void Reporting_from_a_message_and_from_compose_asks_the_bot_for_its_form()
    {
        var command = Assert.Single(Manifest.GetProperty("composeExtensions")[0].GetProperty("commands").EnumerateArray());
        Assert.Equal("laporkan", command.GetProperty("id").GetString());
        Assert.Equal("action", command.GetProperty("type").GetString());
        Assert.True(command.GetProperty("fetchTask").GetBoolean());
        Assert.Equal(["compose", "message"], Strings(command.GetProperty("context")).Order());
    }

    [Fact]
    public void Tabs_lead_to_doors_of_this_app_and_no_other_domain_is_trusted()
    {
        Assert.Equal([PackageFixture.Host], Strings(Manifest.GetProperty("validDomains")));
        var routes = Directory.EnumerateFiles(Repository.PathOf("Functions"), "function.json", SearchOption.AllDirectories)
            .Select(f => JsonDocument.Parse(File.ReadAllText(f)).RootElement.GetProperty("bindings")[0])
            .Where(b => b.GetProperty("type").GetString() == "httpTrigger" && Strings(b.GetProperty("methods")).Contains("get"))
            .Select(b => b.GetProperty("route").GetString()).ToHashSet();
        var addresses = Manifest.GetProperty("staticTabs").EnumerateArray().Where(t => t.TryGetProperty("contentUrl", out _)).SelectMany(t => new[] { t.GetProperty("contentUrl").GetString()!, t.GetProperty("websiteUrl").GetString()! }).ToList();
        Assert.NotEmpty(addresses);
        foreach (var address in addresses.Select(a => new Uri(a)))
        {
            Assert.Equal(PackageFixture.Host, address.Host);
            Assert.Contains(address.AbsolutePath["/api/".Length..], routes);
        }
    }

    /// <summary>Anything more would let the app into chats and teams that are no business of the SOP.</summary>
    [Fact]
    public void The_only_permission_asked_of_a_person_is_to_notify_that_person()
    {
        var asked = ResourceSpecific().Select(p => (p.GetProperty("name").GetString(), p.GetProperty("type").GetString()));
        Assert.Equal([("TeamsActivity.Send.User", "Application")], asked);
    }

    /// <summary>Of a person it is the narrow form of what the organisation may consent to; the code asks for nothing else.</summary>
    [Fact]
    public void Whatever_is_asked_of_a_person_the_app_uses_and_the_table_of_permissions_explains()
    {
        var ofPersons = ResourceSpecific().Select(p => p.GetProperty("name").GetString()!).ToList();
        Assert.All(ofPersons, name => Assert.Contains(name[..^".User".Length], AppPermissions.OfApp.Select(p => p.Role)));
        Assert.Equal(ofPersons.Concat(Strings(Manifest.GetProperty("permissions"))).Order(), Documented("Manifest Teams").Order());
    }

    [Fact]
    public void The_sign_in_of_the_tab_names_the_registration_whose_one_scope_the_api_asks_for()
    {
        using var entra = JsonDocument.Parse(File.ReadAllText(Path.Combine(package.Folder, "entra.uji.json")));
        var api = entra.RootElement.GetProperty("api");
        var scope = Assert.Single(api.GetProperty("oauth2PermissionScopes").EnumerateArray());
        Assert.Equal($"api://{PackageFixture.Host}/{PackageFixture.ClientId}", Manifest.GetProperty("webApplicationInfo").GetProperty("resource").GetString());
        Assert.Equal(AuthenticationSetup.Scope, scope.GetProperty("value").GetString());
        Assert.Contains(AuthenticationSetup.Scope, Documented("Registrasi aplikasi, *Expose an API*"));
        // Who needs no further consent may have this scope and no other: Teams on desktop and phone, and on the web.
        Assert.Equal(
            ["1fec8e78-bce4-4aaf-ab1b-5451cc387264", "5e3ce6c0-2b1f-4285-8d4b-75ee78787346"],
            api.GetProperty("preAuthorizedApplications").EnumerateArray().Select(a => a.GetProperty("appId").GetString()).Order());
        Assert.All(
            api.GetProperty("preAuthorizedApplications").EnumerateArray(),
            a => Assert.Equal([scope.GetProperty("id").GetString()!], Strings(a.GetProperty("delegatedPermissionIds"))));
    }

    private List<JsonElement> ResourceSpecific() => [.. Manifest.GetProperty("authorization").GetProperty("permissions").GetProperty("resourceSpecific").EnumerateArray()];

    /// <summary>What the rows of the table of permissions name in their second column.</summary>
    private static List<string> Documented(string where) =>
    [
        .. from line in File.ReadLines(Repository.PathOf("TeamsApp", "docs", "permissions.md"))
           where line.StartsWith($"| {where}", StringComparison.Ordinal)
           from name in Code().Matches(line.Split('|')[2])
           select name.Groups["name"].Value,
    ];

    private List<(string Title, string Description)> Offered(string language) =>
    [
        .. Commands.EnumerateArray().Select((c, i) => language == "en"
            ? (package.English[$"bots[0].commandLists[0].commands[{i}].title"], package.English[$"bots[0].commandLists[0].commands[{i}].description"])
            : (c.GetProperty("title").GetString()!, c.GetProperty("description").GetString()!)),
    ];

    private static List<string> Strings(JsonElement array) => [.. array.EnumerateArray().Select(e => e.GetString()!)];

    [GeneratedRegex("`(?<name>[^`]+)`")]
    private static partial Regex Code();

    [GeneratedRegex("(misalnya|for example): (?<typed>.+)$")]
    private static partial Regex Example();
}
