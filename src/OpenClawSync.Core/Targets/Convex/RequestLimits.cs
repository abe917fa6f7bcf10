namespace OpenClawSync.Targets.Convex;

/// <summary>How much goes into one request, and how many are on their way at once.</summary>
/// <param name="Records">The most records.</param>
/// <param name="Bytes">The most bytes of rows, before compression.</param>
/// <param name="InFlight">The most requests at once. A Convex deployment takes 16 mutations; others need some of them.</param>
internal sealed record RequestLimits(int Records, int Bytes = 1024 * 1024, int InFlight = 4);
