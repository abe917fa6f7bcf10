using OpenClawSync.Core.Tests.Support;

namespace OpenClawSync.Core.Tests.Runs.FaultInjection;

/// <summary>The texts of model records: plain ones, a secret every rule set knows, one that only the newer knows, and one the older engine fails on.</summary>
internal static class ModelTexts
{
    /// <summary>Only the newer rules take it for a secret.</summary>
    public const string Marker = "zebra1234";

    /// <summary>The older engine fails on it.</summary>
    public const string Poison = "poison pill";

    public static string Canary => Samples.GitHubToken;

    /// <summary>A text; some hold a secret.</summary>
    public static string Any(Chance chance) =>
        chance.Below(12) switch
        {
            0 => $"the token is {Canary} today",
            1 => $"it saw {Marker} there",
            2 => $"a {Poison}",
            var number => $"all is well {number % 5}",
        };

    /// <summary>An id; some are masked, always or by the newer rules alone.</summary>
    public static string Id(int number) =>
        (number % 8) switch
        {
            0 => $"{Marker}-{number}",
            1 => $"run/{Canary}/{number}",
            _ => $"item-{number}",
        };
}
