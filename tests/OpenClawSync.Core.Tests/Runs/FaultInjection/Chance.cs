namespace OpenClawSync.Core.Tests.Runs.FaultInjection;

/// <summary>Chance from a seed. Whoever works on a thread of its own has a branch of its own, so that a seed gives the same schedule again.</summary>
internal sealed class Chance(int seed)
{
    private readonly Random _random = new(seed);

    public bool In(int percent) => _random.Next(100) < percent;

    /// <summary>A number from nothing to one less than the limit.</summary>
    public int Below(int limit) => _random.Next(limit);

    public T Of<T>(params IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];

    public TimeSpan Time(TimeSpan longest) => TimeSpan.FromTicks(_random.NextInt64(1, longest.Ticks));

    public Chance Branch() => new(_random.Next());
}
