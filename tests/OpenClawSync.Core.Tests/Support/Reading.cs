using OpenClawSync.Connections;
using OpenClawSync.Records;
using OpenClawSync.Sources;
using OpenClawSync.Sources.Sqlite;
using OpenClawSync.Storage;

namespace OpenClawSync.Core.Tests.Support;

/// <summary>Opens sources and reads them to the end.</summary>
internal static class Reading
{
    public static (List<OpenClawRecord> Records, List<Problem> Problems) All(string path, TempFolder folder)
    {
        using var source = Open(path, folder);
        return All(source);
    }

    public static (List<OpenClawRecord> Records, List<Problem> Problems) All(IRecordSource source)
    {
        var outcomes = source.Read(new ReadRequest(RecordKinds.All), CancellationToken.None).ToList();
        return (
            [.. outcomes.Select(outcome => outcome.Record).OfType<OpenClawRecord>()],
            [.. outcomes.Select(outcome => outcome.Problem).OfType<Problem>()]
        );
    }

    public static IRecordSource Open(string path, TempFolder folder) => Open(path, folder, _ => null);

    public static IRecordSource Open(
        string? path,
        TempFolder folder,
        Func<string, string?> environment,
        HomeSettings? settings = null,
        FileStateReader? fileStates = null
    ) =>
        SourceLocation
            .Find(path, environment)
            .Open(
                new SourceOptions(environment, new SnapshotFolder(folder["snapshots"]))
                {
                    Home = settings ?? HomeSettings.Default,
                    FileStates = fileStates ?? FileStateReader.Default,
                }
            );
}
