using System.Text.RegularExpressions;

namespace OpenClawSync.Redaction.Triggers;

/// <summary>A reference to a secret is not a secret, nor is a blank to fill in, nor our own marker.</summary>
internal static partial class References
{
    public static bool IsReference(ReadOnlySpan<char> value) =>
        value.Length < TriggerRules.ShortestSecret
        || value.TrimStart("*xX.…-_").IsEmpty
        || value is "null" or "true" or "false" or "none" or "None" or "undefined"
        || IsMarker(value)
        || Reference().IsMatch(value);

    // The marker, whole or at its cut end, with nothing but punctuation about it.
    private static bool IsMarker(ReadOnlySpan<char> value)
    {
        var at = value.IndexOf(Placeholder.Text.AsSpan(0, Placeholder.Text.Length - 1), StringComparison.Ordinal);
        return at >= 0 && IsPunctuation(value[..at]) && IsPunctuation(value[(at + Placeholder.Text.Length - 1)..]);
    }

    private static bool IsPunctuation(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (char.IsLetterOrDigit(character))
            {
                return false;
            }
        }

        return true;
    }

    [GeneratedRegex(
        @"^(?:\$\{[^}]*\}?|\$\([^)]*\)?|\$[A-Z_][A-Z0-9_]*|\$env:\w+|%[A-Z_][A-Z0-9_]*%|\{\{.*|<[A-Za-z][\w .-]*>?|(?:process\.env|os\.environ|import\.meta\.env)\b.*)\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Reference();
}
