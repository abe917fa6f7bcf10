namespace OpenClawSync.Module.Tests.Durability;

/// <summary>What a kill's instant is counted from. Of five in turn, two are about the time in which most is written.</summary>
internal enum KillFrom
{
    Command,
    FirstBatch,
    CommandToo,
    FirstBatchToo,

    /// <summary>The start of the process: what the module does as it is loaded, and what a run does first.</summary>
    Process,
}
