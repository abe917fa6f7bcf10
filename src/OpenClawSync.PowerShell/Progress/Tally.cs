using System.Globalization;

namespace OpenClawSync.Progress;

/// <summary>A count as progress tells it, with how many that is a second.</summary>
internal static class Tally
{
    // Before that a rate jumps too much to be read.
    private static readonly TimeSpan Settled = TimeSpan.FromMilliseconds(500);

    public static string Format(long count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {what}");

    public static string Format(long count, string what, TimeSpan elapsed) =>
        elapsed < Settled
            ? Format(count, what)
            : string.Create(CultureInfo.InvariantCulture, $"{count:N0} {what} ({count / elapsed.TotalSeconds:N0}/s)");
}
