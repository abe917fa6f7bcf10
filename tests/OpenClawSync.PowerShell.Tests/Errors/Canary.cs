namespace OpenClawSync.PowerShell.Tests.Errors;

/// <summary>Texts for invalid input that must not appear in any output. Concatenated, so that no scanner reports this file.</summary>
internal static class Canary
{
    /// <summary>For paths, URLs and names, which are shown: a rule recognises and redacts it.</summary>
    public static string Token { get; } = "ghp_" + "Zk3Vn8Qw1Xs5Rt7Yb2LcMd4Pf6Hg9Jj0KaEs";

    /// <summary>For content, which is never shown: no rule recognises it.</summary>
    public const string Word = "sesame-open-99";

    public static void AssertNotIn(string text)
    {
        Assert.DoesNotContain(Token, text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Word, text, StringComparison.OrdinalIgnoreCase);
    }
}
