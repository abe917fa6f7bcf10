namespace OpenClawSync.Core.Tests.Support;

/// <summary>OPENCLAWSYNC_LONG_TESTS=1 makes the tests that prove by repetition repeat as often as their claims say.</summary>
internal static class LongTests
{
    public static int Rounds(int usual, int claimed) =>
        Environment.GetEnvironmentVariable("OPENCLAWSYNC_LONG_TESTS") is "1" ? claimed : usual;
}
