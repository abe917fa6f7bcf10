using System.Buffers;

namespace OpenClawSync.Detection.Sentences;

/// <summary>
/// Recognizes long documents that are about software: change logs, manuals, references. Their sentences about passwords and keys are hardly
/// ever about a secret of somebody's own, while names of things in them look like values.
/// </summary>
internal static class TechnicalText
{
    // Notes are shorter, or have other text between their pieces of code.
    private const int MinLength = 3000;
    private const int MaxLength = 1 << 15;
    private const int MinSigns = 4;
    private const int CharactersPerSign = 1500;

    private static readonly SearchValues<string> Signs = SearchValues.Create(
        [
            "</",
            "&lt;",
            "();",
            "()",
            "::",
            "#include",
            "(Closes:",
            "* Version",
            " PR ",
            "\n.S",
            "\n.B",
            ".c (",
            ".h (",
            "_t ",
            "\": \"",
            "](http",
            "](/",
            "\n    --",
            "\n--",
            "`--",
            "\n=====",
            "\n-----",
            "** ",
            " gnu",
            "SYNOPSIS",
            "urgency=",
            "\n.",
            "(#",
            "ssh(1)",
            "(8)",
            "(3)",
            "](#",
        ],
        StringComparison.Ordinal
    );

    /// <summary>Whether the text, or its beginning, has so many signs of code, markup and versions that it is no note.</summary>
    public static bool IsTechnical(ReadOnlySpan<char> text)
    {
        if (text.Length < MinLength)
        {
            return false;
        }

        var part = text[..Math.Min(text.Length, MaxLength)];
        var needed = Math.Max(MinSigns, part.Length / CharactersPerSign);
        for (var found = 0; ; found++)
        {
            if (found == needed)
            {
                return true;
            }

            var next = part.IndexOfAny(Signs);
            if (next < 0)
            {
                return false;
            }

            part = part[(next + 2)..];
        }
    }
}
