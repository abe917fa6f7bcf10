namespace OpenClawSync.Core.Tests.Support;

/// <summary>With OPENCLAWSYNC_LONG_TESTS=1 repeated tests run as many rounds as the documentation claims.</summary>
internal static class LongTests
{
    public static int Rounds(int usual, int claimed) =>
        Environment.GetEnvironmentVariable("OPENCLAWSYNC_LONG_TESTS") is "1" ? claimed : usual;
}
