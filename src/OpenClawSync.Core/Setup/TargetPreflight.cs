using OpenClawSync.Connections;
using OpenClawSync.Detection;
using OpenClawSync.State;
using OpenClawSync.Targets.Sqlite;

namespace OpenClawSync.Setup;

/// <summary>Checks a target before the first sync, when its file need not exist yet.</summary>
internal static class TargetPreflight
{
    public static IReadOnlyList<TargetCheck> Check(
        TargetLocation location,
        StateFolder state,
        TargetOptions options,
        CancellationToken cancellationToken
    )
    {
        if (location.File is { } file && !File.Exists(file) && Path.GetDirectoryName(file) is { } folder)
        {
            return
            [
                TargetFile.FindFault(file) is { } fault ? new TargetCheck("Reachable", CheckStatus.Failed, fault.ToString())
                // A run creates the state folder itself.
                : folder == Path.GetDirectoryName(state.DefaultTarget) || Directory.Exists(folder)
                    ? new TargetCheck("Reachable", CheckStatus.Skipped, "It does not exist yet. The first sync creates it.")
                : new TargetCheck("Reachable", CheckStatus.Failed, "Its folder does not exist. Create it before the first sync."),
            ];
        }

        return [.. new TargetChecker(location, options, location.SourceIdentity(options), SecretDetector.Default, cancellationToken).Run()];
    }
}
