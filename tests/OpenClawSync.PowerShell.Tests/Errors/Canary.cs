namespace OpenClawSync.PowerShell.Tests.Errors;

/// <summary>What is put into bad input and must not be seen again. Put together here, so that no scanner takes this file for a leak.</summary>
internal static class Canary
{
    /// <summary>For paths, URLs and names, which are told: a rule knows it and masks it.</summary>
    public static string Token { get; } = "ghp_" + "Zk3Vn8Qw1Xs5Rt7Yb2LcMd4Pf6Hg9Jj0KaEs";

    /// <summary>For content, which is never told: no rule knows it.</summary>
    public const string Word = "sesame-open-99";

    public static void AssertNotIn(string text)
    {
        Assert.DoesNotContain(Token, text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Word, text, StringComparison.OrdinalIgnoreCase);
    }
}
