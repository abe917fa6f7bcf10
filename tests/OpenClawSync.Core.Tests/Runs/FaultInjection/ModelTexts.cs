using OpenClawSync.Core.Tests.Support;

namespace OpenClawSync.Core.Tests.Runs.FaultInjection;

/// <summary>
/// The texts of model records: plain ones, a secret that all rules find, one that only the newer rules find, and one on which the older
/// engine fails.
/// </summary>
internal static class ModelTexts
{
    /// <summary>A secret that only the newer rules find.</summary>
    public const string Marker = "zebra1234";

    /// <summary>A text on which the older engine fails.</summary>
    public const string Poison = "poison pill";

    public static string Canary => Samples.GitHubToken;

    /// <summary>A random text; some contain a secret.</summary>
    public static string Any(SeededRandom random) =>
        random.Next(12) switch
        {
            0 => $"the token is {Canary} today",
            1 => $"it saw {Marker} there",
            2 => $"a {Poison}",
            var number => $"all is well {number % 5}",
        };

    /// <summary>An id; some are masked, by all rules or only by the newer ones.</summary>
    public static string Id(int number) =>
        (number % 8) switch
        {
            0 => $"{Marker}-{number}",
            1 => $"run/{Canary}/{number}",
            _ => $"item-{number}",
        };
}
