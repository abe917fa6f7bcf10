using OpenClawSync.Records;
using OpenClawSync.Targets.Ledgers;
using OpenClawSync.Targets.Sqlite;

namespace OpenClawSync.Core.Tests.Support;

/// <summary>Opens embedded targets.</summary>
internal static class EmbeddedTarget
{
    public static SqliteTarget Open(string path, TimeProvider time, string? instance = null, string? source = "home") =>
        SqliteTarget.Open(
            path,
            new LedgerName("", InstanceId.Parse(instance), source is null ? null : new SourceName(source, source)),
            time
        );
}
