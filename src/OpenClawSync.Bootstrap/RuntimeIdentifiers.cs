using System.Runtime.InteropServices;

namespace OpenClawSync.Bootstrap;

/// <summary>The platforms whose binaries can run here, the most specific first.</summary>
internal static class RuntimeIdentifiers
{
    // A runtime built by a Linux distribution reports its name ("alpine.3.22-x64", "ubuntu.24.04-arm64"). Packages use portable names,
    // which follow here for both C libraries, the likelier one first.
    internal static IEnumerable<string> Candidates()
    {
        var reported = RuntimeInformation.RuntimeIdentifier;
        var architecture = RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();
        var musl = reported.Contains("musl", StringComparison.Ordinal) || reported.StartsWith("alpine", StringComparison.Ordinal);
        string[] systems =
            OperatingSystem.IsWindows() ? ["win"]
            : OperatingSystem.IsMacOS() ? ["osx"]
            : musl ? ["linux-musl", "linux"]
            : ["linux", "linux-musl"];
        return systems.Select(system => $"{system}-{architecture}").Prepend(reported).Distinct();
    }
}
