// The bot's registration with the Connector, for this tenant only, and its Teams channel.
param name string
param appClientId string
param publicHost string

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: name
  location: 'global'
  kind: 'azurebot'
  sku: { name: 'F0' }
  properties: {
    displayName: 'SOP 697'
    endpoint: 'https://${publicHost}/api/messages'
    msaAppId: appClientId
    msaAppType: 'SingleTenant'
    #disable-next-line use-resource-id-functions // No resource: the id of the directory.
    msaAppTenantId: tenant().tenantId
    disableLocalAuth: true
    schemaTransformationVersion: '1.3'
  }
}

resource teams 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: bot
  name: 'MsTeamsChannel'
  location: 'global'
  properties: {
    channelName: 'MsTeamsChannel'
    properties: { isEnabled: true, enableCalling: false, acceptedTerms: true }
  }
}
