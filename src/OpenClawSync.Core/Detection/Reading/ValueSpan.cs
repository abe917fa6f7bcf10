namespace OpenClawSync.Detection.Reading;

/// <summary>The position of a value in the text, without its quotes.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Quoted">Whether quotes are around it.</param>
internal readonly record struct ValueSpan(int Start, int End, bool Quoted)
{
    public int Length => End - Start;
}
