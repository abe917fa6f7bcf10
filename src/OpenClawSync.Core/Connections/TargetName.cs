using System.Text.RegularExpressions;
using OpenClawSync.Records;
using OpenClawSync.State;
using OpenClawSync.Transport;

namespace OpenClawSync.Connections;

/// <summary>
/// Rejects what cannot be meant as a target: nothing, a pattern, a URL with a typing error, or a device. Otherwise a run would create a
/// database with a name that nobody looks for.
/// </summary>
internal static partial class TargetName
{
    private static readonly string[] WindowsDevices = ["CON", "PRN", "AUX", "NUL"];

    /// <summary>Checks a target as it was given, before it is resolved.</summary>
    /// <exception cref="OpenClawSyncException">TargetInvalid.</exception>
    public static string Require(string target) =>
        string.IsNullOrWhiteSpace(target) ? throw Invalid("The target is blank. The variable in -Target may not be set.")
        : HttpEndpoint.IsUrl(target) ? target
        : UrlWithoutSlashes().IsMatch(target) ? throw Invalid("The target looks like a URL, but its scheme is not followed by '://'.")
        : HostOfConvex().IsMatch(target) ? throw Invalid("The target looks like a URL without https://.")
        : target.AsSpan().ContainsAny('*', '?') ? throw Invalid("The target contains a wildcard, but it must be one file.")
        : target;

    /// <summary>Checks the full path of a file.</summary>
    /// <exception cref="OpenClawSyncException">TargetInvalid.</exception>
    public static string RequireFile(string path, StateFolder state) =>
        IsDevice(path) ? throw Invalid($"The target '{path}' is a device and not a file.")
        : ReservedPath.OfTarget(path, state) is { } reason ? throw Invalid($"The target '{path}' cannot be used: {reason}.")
        : path;

    private static bool IsDevice(string path) =>
        OperatingSystem.IsWindows()
            ? WindowsDevices.Contains(Path.GetFileNameWithoutExtension(path), StringComparer.OrdinalIgnoreCase)
            : path.StartsWith("/dev/", StringComparison.Ordinal) && !path.StartsWith("/dev/shm/", StringComparison.Ordinal);

    private static OpenClawSyncException Invalid(string message) => new(ErrorIds.TargetInvalid, message);

    [GeneratedRegex(@"^\s*https?:", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex UrlWithoutSlashes();

    [GeneratedRegex(@"^\s*[a-z0-9-]+\.convex\.(site|cloud)(/|\s*$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HostOfConvex();
}
