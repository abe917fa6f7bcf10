namespace OpenClawSync.Detection.Reading;

/// <summary>Where a value stands, without its quotes.</summary>
internal readonly record struct ValueSpan(int Start, int End, bool Quoted)
{
    public int Length => End - Start;
}
