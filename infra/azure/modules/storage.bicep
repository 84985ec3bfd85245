// Journal, evidence, queues, and the package that runs. The product makes its own tables, containers and queues at its start.
param name string
param location string
param sku string
param protected bool

@description('Managed identity of the function app.')
param principalId string

var roles = {
  // The Functions host keeps leases and its keys here and asks for ownership, not only contribution.
  'Storage Blob Data Owner': 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
  'Storage Queue Data Contributor': '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
  'Storage Table Data Contributor': '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
}

resource account 'Microsoft.Storage/storageAccounts@2024-01-01' = {
  name: name
  location: location
  sku: { name: sku }
  kind: 'StorageV2'
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    allowCrossTenantReplication: false
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
  }

  resource blobs 'blobServices' = {
    name: 'default'
    properties: {
      deleteRetentionPolicy: { enabled: protected, days: protected ? 30 : null }
      containerDeleteRetentionPolicy: { enabled: protected, days: protected ? 30 : null }
    }

    resource package 'containers' = {
      name: 'paket'
    }
  }
}

resource assignments 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in items(roles): {
    scope: account
    name: guid(account.id, principalId, role.value)
    properties: {
      principalId: principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role.value)
      description: 'SOP 697: ${role.key}'
    }
  }
]

resource lock 'Microsoft.Authorization/locks@2020-05-01' = if (protected) {
  scope: account
  name: 'jangan-dihapus'
  properties: {
    level: 'CanNotDelete'
    notes: 'Jurnal dan bukti SOP 697. Hapus kunci ini hanya setelah arsip dipindahkan.'
  }
}

output name string = account.name
output packageContainer string = '${account.properties.primaryEndpoints.blob}${account::blobs::package.name}'
