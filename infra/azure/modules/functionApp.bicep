// The function app on Flex Consumption, with the product as a custom handler.
param name string
param location string
param identityId string
param identityClientId string
param storageName string

@description('Address of the container that holds the package.')
param packageContainer string
param insightsConnectionString string
param instanceMemoryMB int
param maximumInstances int
param alwaysReady { name: string, instanceCount: int }[]
param tracesKept string
param appClientId string
param sharePointSite string
param catalogAppId string
param publicHost string

// Every setting that the product reads, and nothing else; a test compares this with Functions/local.settings.json.example.
// FUNCTIONS_WORKER_RUNTIME is not among them: this plan takes it from functionAppConfig and refuses the setting.
var settings = {
  AzureWebJobsStorage__accountName: storageName
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identityClientId
  APPLICATIONINSIGHTS_CONNECTION_STRING: insightsConnectionString
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClientId};Authorization=AAD'
  Telemetry__TracesKept: tracesKept
  AzureAd__Instance: environment().authentication.loginEndpoint
  AzureAd__TenantId: tenant().tenantId
  AzureAd__ClientId: appClientId
  AzureAd__ClientCredentials__0__SourceType: 'SignedAssertionFromManagedIdentity'
  AzureAd__ClientCredentials__0__ManagedIdentityClientId: identityClientId
  Graph__BaseUrl: 'https://graph.microsoft.com/v1.0'
  SharePoint__Site: sharePointSite
  Bot__AppId: appClientId
  Bot__OpenIdMetadata: 'https://login.botframework.com/v1/.well-known/openidconfiguration'
  Bot__Issuer: 'https://api.botframework.com'
  #disable-next-line no-hardcoded-env-urls // The address of Teams itself, the same in every region of the public cloud.
  Bot__ServiceUrl: 'https://smba.trafficmanager.net/teams/'
  Bot__TokenScope: 'https://api.botframework.com/.default'
  Bot__CatalogAppId: catalogAppId
  App__PublicUrl: 'https://${publicHost}'
}

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: '${name}-plan'
  location: location
  kind: 'functionapp'
  sku: { tier: 'FlexConsumption', name: 'FC1' }
  properties: { reserved: true }
}

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: name
  location: location
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identityId}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    clientAffinityEnabled: false
    siteConfig: {
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      http20Enabled: true
      appSettings: [for setting in items(settings): { name: setting.key, value: setting.value }]
    }
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: packageContainer
          authentication: { type: 'UserAssignedIdentity', userAssignedIdentityResourceId: identityId }
        }
      }
      runtime: { name: 'custom', version: '1.0' }
      scaleAndConcurrency: {
        instanceMemoryMB: instanceMemoryMB
        maximumInstanceCount: maximumInstances
        alwaysReady: alwaysReady
      }
    }
  }
}

// Passwords for publishing would be secrets; who publishes signs in.
resource ftpSignIn 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-04-01' = {
  parent: app
  name: 'ftp'
  properties: { allow: false }
}

resource scmSignIn 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-04-01' = {
  parent: app
  name: 'scm'
  properties: { allow: false }
}

output name string = app.name
