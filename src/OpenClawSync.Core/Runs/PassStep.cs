using OpenClawSync.Records;
using OpenClawSync.Sources;
using OpenClawSync.Targets;

namespace OpenClawSync.Runs;

/// <summary>What the reading side of a pass hands to the writing side.</summary>
internal abstract record PassStep
{
    /// <summary>A record that the target has already, or that is kept as a dead letter.</summary>
    public sealed record Known(RecordKind Kind, string SourceKey, DateTimeOffset? Time, bool IsLetter = false) : PassStep;

    /// <summary>A record to be pushed.</summary>
    public sealed record Ready(PushItem Item, DateTimeOffset? Time) : PassStep;

    /// <summary>A record that cannot be protected, and what is kept of it.</summary>
    public sealed record Rejected(DeadLetter DeadLetter, Problem Problem, DateTimeOffset? Time) : PassStep;

    /// <summary>Something that went wrong.</summary>
    public sealed record Failed(Problem Problem) : PassStep;

    /// <summary>How far the reading is.</summary>
    public sealed record Progress(ReadProgress Read) : PassStep;

    /// <summary>Where the source stands among its parts.</summary>
    public sealed record Unit(UnitEvent Event) : PassStep;
}
