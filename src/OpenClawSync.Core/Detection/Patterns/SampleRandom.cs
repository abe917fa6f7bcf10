namespace OpenClawSync.Detection.Patterns;

/// <summary>A small generator for samples whose output never changes between runs or runtimes.</summary>
internal sealed class SampleRandom(uint seed)
{
    private uint _state = (seed * 2654435761u) ^ 0x9E3779B9u;

    public int Next(int exclusiveMax)
    {
        _state ^= _state << 13;
        _state ^= _state >> 17;
        _state ^= _state << 5;
        return (int)((_state >> 3) % (uint)exclusiveMax);
    }
}
