namespace OpenClawSync.Host;

/// <summary>The command line, or what it names, cannot be used; nothing was run.</summary>
internal sealed class UsageException(string message) : Exception(message);
