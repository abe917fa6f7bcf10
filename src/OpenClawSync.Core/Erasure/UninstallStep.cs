namespace OpenClawSync.Erasure;

/// <summary>Something that Uninstall-OpenClawSync removes.</summary>
public enum UninstallPart
{
    /// <summary>A schedule.</summary>
    Schedule,

    /// <summary>The rows, run log and claim of an instance in a target.</summary>
    Target,

    /// <summary>A file in the state folder.</summary>
    File,

    /// <summary>The state folder, or a folder in it.</summary>
    Folder,
}

/// <summary>What Uninstall-OpenClawSync did with one part of the installation.</summary>
public sealed class UninstallStep
{
    internal UninstallStep(UninstallPart part, string path, bool removed, string? reason) =>
        (Part, Path, Removed, Reason) = (part, path, removed, reason);

    /// <summary>Schedule, Target, File or Folder.</summary>
    public UninstallPart Part { get; }

    /// <summary>Its path; for a schedule the path of its definition, for an endpoint scheme and host.</summary>
    public string Path { get; }

    /// <summary>Whether it was removed.</summary>
    public bool Removed { get; }

    /// <summary>Why it was kept; null if it was removed.</summary>
    public string? Reason { get; }

    /// <inheritdoc />
    public override string ToString() => $"{(Removed ? "Removed" : "Kept")} {Path}";
}
