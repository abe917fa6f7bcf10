using OpenClawSync.Records;
using OpenClawSync.Sources;
using OpenClawSync.Targets;

namespace OpenClawSync.Runs;

/// <summary>What the reading side of a pass hands to the writing side.</summary>
internal abstract record PassStep
{
    /// <summary>A record that the target already has, or that is kept as a dead letter.</summary>
    public sealed record Known(RecordKind Kind, string SourceKey, DateTimeOffset? SourceUpdatedAt, bool IsDeadLetter) : PassStep;

    /// <summary>A protected record to push.</summary>
    public sealed record Ready(PushItem Item) : PassStep;

    /// <summary>A record that cannot be protected, with the dead letter that is kept of it.</summary>
    public sealed record Rejected(RejectedRecord Record, Problem Problem) : PassStep;

    /// <summary>A problem with a record, a file or the source.</summary>
    public sealed record Failed(Problem Problem) : PassStep;

    /// <summary>A place of the source.</summary>
    public sealed record Place(SourcePlace Found) : PassStep;

    /// <summary>Notes that exist and cannot be read, by the beginning of the keys of their rows.</summary>
    public sealed record Unread(string Scope) : PassStep;

    /// <summary>How far the source has been read.</summary>
    public sealed record Progress(ReadProgress Read) : PassStep;

    /// <summary>A unit of the source begins, ends, or is unchanged.</summary>
    public sealed record Unit(UnitEvent Event) : PassStep;
}
