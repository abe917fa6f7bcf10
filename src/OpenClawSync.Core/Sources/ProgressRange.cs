namespace OpenClawSync.Sources;

/// <summary>A stretch of the way through a source, which goes from 0 to 1.</summary>
internal sealed record ProgressRange(double From, double Length)
{
    public static ProgressRange Whole { get; } = new(0, 1);

    public double End => From + Length;

    /// <summary>One of several equal parts of it, counted from 0.</summary>
    public ProgressRange Slice(int index, int count) => new(From + (Length * index / count), Length / count);
}
