// SOP 697 on Azure: one function app with its identity, storage, bot and watch. TeamsApp/docs/deployment.md says how it is used.
// No key and no secret is made here: the app registration trusts the managed identity (its federated credential is made outside,
// because Bicep cannot reach Entra without an extension from a registry).
targetScope = 'resourceGroup'

@description('Name of the function app, and the stem of the other names. Unique in the world: it becomes <name>.azurewebsites.net.')
@minLength(5)
@maxLength(32)
param name string

@description('Region. Data of a public office belong in Indonesia; see the guide for what to do where the plan is not offered there.')
param location string

@description('App registration of bot, API and pages.')
@minLength(36)
@maxLength(36)
param appClientId string

@description('Site as Graph addresses it: <tenant>.sharepoint.com:/sites/<name>')
@minLength(12)
param sharePointSite string

@description('Id of the app in the Teams catalogue, by which it is installed for people who never opened it. Empty until it was uploaded, or when a setup policy installs it.')
param catalogAppId string = ''

@description('Host name people use, when it is not <name>.azurewebsites.net.')
param publicHost string = '${name}.azurewebsites.net'

@description('Who is told when something needs a hand.')
@minLength(1)
param alertEmails string[]

@description('Memory of an instance. Host and handler share it.')
@allowed([512, 2048, 4096])
param instanceMemoryMB int = 2048

@description('Instances at most; a bound on what a flood can cost.')
@minValue(1)
@maxValue(1000)
param maximumInstances int = 40

@description('Instances that never sleep, by group: http, or function:<name>. Empty costs least and starts slowest.')
param alwaysReady { name: string, instanceCount: int }[] = []

@description('Part of the traces that is kept, 0 to 1. Metrics and warnings are kept whole.')
param tracesKept string = '0.2'

@description('Days that logs are kept.')
@minValue(30)
@maxValue(730)
param logDays int = 90

@description('Gigabytes of logs a day at most, as text because it may be a fraction; -1 for no bound.')
param logGigabytesPerDay string = '0.5'

@description('Whether storage survives a careless deletion of the resource group, and for how many days deleted blobs come back.')
param protected bool = true

@description('Copies of the storage account.')
@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GRS', 'Standard_GZRS'])
param storageSku string = 'Standard_ZRS'

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: '${name}-id'
  location: location
}

module storage 'modules/storage.bicep' = {
  params: {
    name: take('${toLower(replace(name, '-', ''))}${uniqueString(resourceGroup().id)}', 24)
    location: location
    sku: storageSku
    protected: protected
    principalId: identity.properties.principalId
  }
}

module monitoring 'modules/monitoring.bicep' = {
  params: {
    name: name
    location: location
    logDays: logDays
    logGigabytesPerDay: logGigabytesPerDay
    principalId: identity.properties.principalId
  }
}

module functionApp 'modules/functionApp.bicep' = {
  params: {
    name: name
    location: location
    identityId: identity.id
    identityClientId: identity.properties.clientId
    storageName: storage.outputs.name
    packageContainer: storage.outputs.packageContainer
    insightsConnectionString: monitoring.outputs.connectionString
    instanceMemoryMB: instanceMemoryMB
    maximumInstances: maximumInstances
    alwaysReady: alwaysReady
    tracesKept: tracesKept
    appClientId: appClientId
    sharePointSite: sharePointSite
    catalogAppId: catalogAppId
    publicHost: publicHost
  }
}

module bot 'modules/bot.bicep' = {
  params: {
    name: '${name}-bot'
    appClientId: appClientId
    publicHost: publicHost
  }
}

module alerts 'modules/alerts.bicep' = {
  params: {
    name: name
    location: location
    insightsId: monitoring.outputs.id
    emails: alertEmails
  }
}

@description('For the federated credential of the app registration: subject.')
output identityPrincipalId string = identity.properties.principalId

@description('For the federated credential of the app registration: issuer.')
output federatedIssuer string = '${environment().authentication.loginEndpoint}${tenant().tenantId}/v2.0'

output functionAppName string = functionApp.outputs.name
output publicHost string = publicHost
output storageName string = storage.outputs.name
