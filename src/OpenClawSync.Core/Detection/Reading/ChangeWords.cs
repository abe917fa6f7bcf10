namespace OpenClawSync.Detection.Reading;

/// <summary>Verbs before a new value: <c>set the password to …</c>, <c>token rotated to …</c>.</summary>
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

    /// <summary>Whether one of the verbs is among the last words of the text, perhaps before an article and an adjective.</summary>
    public static bool IsNearEnd(ReadOnlySpan<char> text)
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
