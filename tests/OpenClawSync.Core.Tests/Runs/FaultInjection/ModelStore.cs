using System.Collections.Immutable;
using OpenClawSync.Records;
using OpenClawSync.Storage;

namespace OpenClawSync.Core.Tests.Runs.FaultInjection;

/// <summary>The database of the model source, at one moment.</summary>
/// <param name="File">What the file system says of it.</param>
/// <param name="Items">Its tasks and jobs.</param>
/// <param name="Malformed">Rows that are none: kind and place.</param>
/// <param name="IsLost">Whether it cannot be read.</param>
internal sealed record ModelStore(
    FileState File,
    ImmutableArray<ModelItem> Items,
    ImmutableArray<(RecordKind Kind, string Place)> Malformed,
    bool IsLost
)
{
    public IEnumerable<OpenClawRecord> Records(RecordKind kind) => Items.Where(item => item.Kind == kind).Select(item => item.ToRecord());
}
