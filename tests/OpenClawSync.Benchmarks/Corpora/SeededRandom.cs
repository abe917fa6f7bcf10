namespace OpenClawSync.Benchmarks.Corpora;

/// <summary>Random choices that are the same for the same seed in every run and on every runtime.</summary>
internal sealed class SeededRandom(uint seed)
{
    private uint _state = (seed * 2654435761u) | 1;

    public int Next(int exclusiveMax)
    {
        _state ^= _state << 13;
        _state ^= _state >> 17;
        _state ^= _state << 5;
        return (int)(_state % (uint)exclusiveMax);
    }

    public T Pick<T>(IReadOnlyList<T> choices) => choices[Next(choices.Count)];

    public string Hex(int length) => Draw("0123456789abcdef", length);

    public string Token(int length) => Draw("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", length);

    public string Uuid() => $"{Hex(8)}-{Hex(4)}-4{Hex(3)}-a{Hex(3)}-{Hex(12)}";

    private string Draw(string alphabet, int length) =>
        string.Create(
            length,
            alphabet,
            (span, from) =>
            {
                for (var i = 0; i < span.Length; i++)
                {
                    span[i] = from[Next(from.Length)];
                }
            }
        );
}
