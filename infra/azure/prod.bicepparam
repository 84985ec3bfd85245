// The office's own installation. Ids come from the environment (appPackage/env/.env.prod), so that they are written down once.
using 'main.bicep'

param name = readEnvironmentVariable('FUNCTION_APP_NAME')
param location = readEnvironmentVariable('AZURE_LOCATION')
param appClientId = readEnvironmentVariable('AAD_APP_CLIENT_ID')
param sharePointSite = readEnvironmentVariable('SHAREPOINT_SITE')
param catalogAppId = readEnvironmentVariable('TEAMS_CATALOG_APP_ID', '')
param publicHost = readEnvironmentVariable('FUNCTION_APP_HOST')
param alertEmails = split(readEnvironmentVariable('ALERT_EMAILS'), ',')
