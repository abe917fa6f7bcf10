namespace OpenClawSync.Core.Tests.Runs.FaultInjection;

/// <summary>
/// A random generator with a seed. Code on another thread gets a fork of its own, so that a seed reproduces its schedule exactly.
/// </summary>
internal sealed class SeededRandom(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>True with a probability in percent.</summary>
    public bool Chance(int percent) => _random.Next(100) < percent;

    /// <summary>A number from 0 to one less than the limit.</summary>
    public int Next(int limit) => _random.Next(limit);

    public T Pick<T>(params IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];

    public TimeSpan Duration(TimeSpan max) => TimeSpan.FromTicks(_random.NextInt64(1, max.Ticks));

    public SeededRandom Fork() => new(_random.Next());
}
