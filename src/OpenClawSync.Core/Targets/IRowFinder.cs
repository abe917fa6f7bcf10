using OpenClawSync.Records;

namespace OpenClawSync.Targets;

/// <summary>Finds single rows of a target.</summary>
internal interface IRowFinder : IDisposable
{
    /// <summary>The row of a key, tombstones included; null when there is none, or the target cannot be asked.</summary>
    Row? Find(RecordKind kind, string sourceKey);
}
