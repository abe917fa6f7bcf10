using OpenClawSync.Connections;
using OpenClawSync.Detection;
using OpenClawSync.State;

namespace OpenClawSync.Setup;

/// <summary>Looks at a target before the first sync: that a file is not there yet is as it should be.</summary>
internal static class TargetPreflight
{
    public static IReadOnlyList<TargetCheck> At(
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
                // A run makes the state folder itself.
                folder == Path.GetDirectoryName(state.DefaultTarget)
                || Directory.Exists(folder)
                    ? new TargetCheck("Reachable", CheckStatus.Skipped, "It is not there yet. The first sync makes it.")
                    : new TargetCheck("Reachable", CheckStatus.Failed, "Its folder does not exist. Make it before the first sync."),
            ];
        }

        return [.. new TargetChecker(location, options, location.SourceIdentity(options), SecretDetector.Default, cancellationToken).Run()];
    }
}
