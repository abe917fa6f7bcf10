namespace OpenClawSync.Detection.Reading;

/// <summary>Verbs that give a secret its value: <c>set the password to …</c>, <c>token rotated to …</c>.</summary>
internal static class ChangeWords
{
    private const int MaxGap = 16;

    private static readonly string[] Words =
    [
        "set",
        "sets",
        "changed",
        "change",
        "reset",
        "updated",
        "update",
        "rotated",
        "Set",
        "Changed",
        "Change",
        "Reset",
        "Update",
    ];

    public static bool Contains(ReadOnlySpan<char> word)
    {
        foreach (var known in Words)
        {
            if (word.SequenceEqual(known))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>One of the verbs is the last word of the text, or stands before an article and an adjective.</summary>
    public static bool EndIn(ReadOnlySpan<char> text)
    {
        var window = text[Math.Max(0, text.Length - MaxGap)..];
        foreach (var part in window.Split(' '))
        {
            if (Contains(window[part]))
            {
                return true;
            }
        }

        return false;
    }
}
