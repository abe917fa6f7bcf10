using OpenClawSync.Protection;

namespace OpenClawSync.Targets;

/// <summary>Knows what a push would do. Nothing is made or changed.</summary>
internal interface IWritePlanner : IDisposable
{
    /// <summary>How people know the target, as they gave it: to be masked before it is printed.</summary>
    string Name { get; }

    /// <summary>What a push would do to a record, and why.</summary>
    WritePlan Plan(ProtectedRecord record);
}
