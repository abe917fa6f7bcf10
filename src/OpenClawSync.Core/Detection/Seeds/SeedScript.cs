namespace OpenClawSync.Detection.Seeds;

/// <summary>The scripts that the word lists are written in.</summary>
internal enum SeedScript
{
    /// <summary>Not a letter of any list.</summary>
    None,

    Latin,

    Kana,

    Hangul,

    /// <summary>Chinese, where each character is a word.</summary>
    Han,
}
