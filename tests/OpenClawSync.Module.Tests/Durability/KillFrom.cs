namespace OpenClawSync.Module.Tests.Durability;

/// <summary>The event from which the delay of a kill is measured. Two of every five kills are during most of the writing.</summary>
internal enum KillFrom
{
    Command,
    FirstBatch,
    CommandToo,
    FirstBatchToo,

    /// <summary>The start of the process, to kill it while the module loads and a run begins.</summary>
    Process,
}
