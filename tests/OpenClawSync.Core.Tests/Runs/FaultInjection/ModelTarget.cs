using System.Collections.Immutable;
using OpenClawSync.Records;
using OpenClawSync.State;
using OpenClawSync.Targets;
using OpenClawSync.Targets.Ledgers;

namespace OpenClawSync.Core.Tests.Runs.FaultInjection;

/// <summary>A real target with what a schedule may do to it. What is opened is closed before anything else is done.</summary>
internal abstract class ModelTarget(InstanceId instance) : IDisposable
{
    public InstanceId Instance => instance;

    /// <summary>The keys that it refuses.</summary>
    public ImmutableHashSet<string> Refused { get; set; } = [];

    /// <summary>Whether it may have taken rows of which nobody heard; they are found when the policy changes.</summary>
    public virtual bool MayHaveOrphans => false;

    /// <summary>How many rows were sent to it.</summary>
    public virtual long RowsPosted => 0;

    /// <summary>Every file that is kept, to be searched for secrets.</summary>
    public abstract IEnumerable<byte[]> Files { get; }

    /// <summary>Opens it for a run, or for what is pushed by hand, which has no source.</summary>
    public abstract ISyncTarget Open(int batchSize, bool isByHand, Faults faults);

    public abstract TargetMemory? OpenMemory();

    /// <summary>The same to be looked at only, which is far cheaper.</summary>
    public abstract TargetMemory? FindMemory();

    public abstract IReadOnlyList<StoredRecord> Rows();

    public abstract IReadOnlyList<SyncRun> Runs();

    public abstract void BackUp();

    /// <summary>Loses rows in one way or another; says how.</summary>
    public abstract string LoseRows(Chance chance);

    /// <summary>Lets the next source that writes have the instance.</summary>
    public virtual void ReleaseClaim(TargetMemory? memory) => memory?.ReleaseClaim();

    /// <summary>Lets the database that a run writes fail at some statement.</summary>
    public abstract void Invalidate(Faults faults);

    public abstract void Repair();

    public abstract void Dispose();

    protected LedgerName Name(string url, bool isByHand) => new(url, instance, isByHand ? null : new SourceName("home", "home"));
}
