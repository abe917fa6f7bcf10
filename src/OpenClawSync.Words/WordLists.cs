namespace OpenClawSync.Words;

/// <summary>The lists of words that the detector of secrets reads.</summary>
internal static class WordLists
{
    /// <summary>The names of all lists.</summary>
    public static string[] Names => typeof(WordLists).Assembly.GetManifestResourceNames();

    /// <summary>Opens a list; null if there is none of this name.</summary>
    public static Stream? Open(string name) => typeof(WordLists).Assembly.GetManifestResourceStream(name);
}
