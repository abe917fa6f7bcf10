using System.Globalization;

namespace OpenClawSync.Progress;

/// <summary>A count as progress shows it, with its rate per second.</summary>
internal static class CountText
{
    // A rate over a shorter time changes too fast to be read.
    private static readonly TimeSpan MinElapsed = TimeSpan.FromMilliseconds(500);

    public static string Format(long count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {what}");

    public static string Format(long count, string what, TimeSpan elapsed) =>
        elapsed < MinElapsed
            ? Format(count, what)
            : string.Create(CultureInfo.InvariantCulture, $"{count:N0} {what} ({count / elapsed.TotalSeconds:N0}/s)");
}
