using System.Text.RegularExpressions;

namespace OpenClawSync.Targets;

/// <summary>Recognizes keys that depend on the installation key.</summary>
internal static partial class MaskedKey
{
    /// <summary>Whether a segment of a row's key is masked, because a mask is a hash keyed by the installation key.</summary>
    public static bool Is(string sourceKey) => MaskedSegment().IsMatch(sourceKey);

    [GeneratedRegex("[:/]~[0-9a-f]{16}(?:[/#]|\\z)", RegexOptions.CultureInvariant)]
    private static partial Regex MaskedSegment();
}
