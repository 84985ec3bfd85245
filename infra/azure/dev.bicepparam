// A place to try: smallest, cheapest, may be thrown away.
using 'main.bicep'

param name = readEnvironmentVariable('FUNCTION_APP_NAME')
param location = readEnvironmentVariable('AZURE_LOCATION')
param appClientId = readEnvironmentVariable('AAD_APP_CLIENT_ID')
param sharePointSite = readEnvironmentVariable('SHAREPOINT_SITE')
param catalogAppId = readEnvironmentVariable('TEAMS_CATALOG_APP_ID', '')
param publicHost = readEnvironmentVariable('FUNCTION_APP_HOST')
param alertEmails = split(readEnvironmentVariable('ALERT_EMAILS'), ',')
param instanceMemoryMB = 512
param maximumInstances = 10
param tracesKept = '1'
param logDays = 30
param logGigabytesPerDay = '0.1'
param protected = false
param storageSku = 'Standard_LRS'
