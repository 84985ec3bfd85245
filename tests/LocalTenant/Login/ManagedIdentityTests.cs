using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Sop697.LocalTenant;
using Sop697.LocalTenant.Login;

namespace Sop697.Tests.LocalTenant;

public sealed class ManagedIdentityTests(RunningTenant tenant) : IClassFixture<RunningTenant>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_of_the_identity_takes_the_place_of_a_secret() =>
        Assert.Equal(HttpStatusCode.OK, await ExchangeAsync(await IdentityTokenAsync(ManagedIdentity.Exchange), Personas.AppClientId));

    [Fact]
    public async Task Another_app_does_not_trust_the_identity() =>
        Assert.Equal(HttpStatusCode.Unauthorized, await ExchangeAsync(await IdentityTokenAsync(ManagedIdentity.Exchange), Personas.AdminClientId));

    [Fact]
    public async Task A_token_for_something_else_proves_nothing() =>
        Assert.Equal(HttpStatusCode.Unauthorized, await ExchangeAsync(await IdentityTokenAsync("https://storage.azure.com"), Personas.AppClientId));

    [Fact]
    public async Task A_token_of_somebody_else_proves_nothing()
    {
        var signer = tenant.Services.GetRequiredService<TokenSigner>();
        var issuer = $"{tenant.Options.LoginUrl}/{Personas.TenantId}/v2.0";
        var other = signer.Sign(issuer, ManagedIdentity.Exchange, new Dictionary<string, object> { ["sub"] = Personas.AdminClientId }, TimeSpan.FromHours(1));
        Assert.Equal(HttpStatusCode.Unauthorized, await ExchangeAsync(other, Personas.AppClientId));
    }

    [Theory]
    [InlineData("salah", ManagedIdentity.ClientId, HttpStatusCode.Unauthorized)]
    [InlineData(ManagedIdentity.Header, Personas.AppClientId, HttpStatusCode.BadRequest)]
    public async Task The_endpoint_asks_who_calls_and_for_which_identity(string header, string clientId, HttpStatusCode status)
    {
        using var answer = await AskAsync(ManagedIdentity.Exchange, header, clientId);
        Assert.Equal(status, answer.StatusCode);
    }

    private async Task<string> IdentityTokenAsync(string resource)
    {
        using var answer = await AskAsync(resource, ManagedIdentity.Header, ManagedIdentity.ClientId);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonObject>(Cancel))!["access_token"]!.GetValue<string>();
    }

    private async Task<HttpResponseMessage> AskAsync(string resource, string header, string clientId)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{ManagedIdentity.Path}?api-version=2019-08-01&resource={Uri.EscapeDataString(resource)}&client_id={clientId}");
        request.Headers.Add("X-IDENTITY-HEADER", header);
        return await tenant.Http.SendAsync(request, Cancel);
    }

    private async Task<HttpStatusCode> ExchangeAsync(string assertion, string clientId)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["client_id"] = clientId,
            ["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            ["client_assertion"] = assertion,
            ["scope"] = "https://graph.microsoft.com/.default",
            ["grant_type"] = "client_credentials",
        });
        using var answer = await tenant.Http.PostAsync(new Uri($"{tenant.Options.LoginUrl}/{Personas.TenantId}/oauth2/v2.0/token"), form, Cancel);
        return answer.StatusCode;
    }
}
