using OpenClawSync.Protection;

namespace OpenClawSync.Targets;

/// <summary>Predicts what a push would do. It creates and changes nothing.</summary>
internal interface IWritePlanner : IDisposable
{
    /// <summary>The display name of the target, as the user gave it. Mask it before printing.</summary>
    string Name { get; }

    /// <summary>What a push would do with a record, and why.</summary>
    WritePlan Plan(ProtectedRecord record);
}
