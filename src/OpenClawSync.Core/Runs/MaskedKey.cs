using System.Text.RegularExpressions;

namespace OpenClawSync.Runs;

/// <summary>Tells keys in which a segment stands masked: they depend on the installation's key.</summary>
internal static partial class MaskedKey
{
    public static bool Is(string sourceKey) => Segment().IsMatch(sourceKey);

    [GeneratedRegex("[:/]~[0-9a-f]{16}(?:[/#]|\\z)", RegexOptions.CultureInvariant)]
    private static partial Regex Segment();
}
