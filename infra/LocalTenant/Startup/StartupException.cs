namespace Sop697.LocalTenant.Startup;

/// <summary>The tenant cannot start. The message is one line for the person at the terminal, Indonesian first, then English.</summary>
public sealed class StartupException(string message) : Exception(message);
