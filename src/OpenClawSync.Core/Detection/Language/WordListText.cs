using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using OpenClawSync.Words;

namespace OpenClawSync.Detection.Language;

/// <summary>The text of a list of words that the assembly carries, in a buffer from the pool.</summary>
internal readonly struct WordListText : IDisposable
{
    private readonly char[] _buffer;
    private readonly int _length;

    private WordListText(char[] buffer, int length) => (_buffer, _length) = (buffer, length);

    public ReadOnlySpan<char> Text => _buffer.AsSpan(0, _length);

    public static WordListText Open(string name)
    {
        using var stream = WordLists.Open(name)!;
        var length = (int)stream.Length;
        var bytes = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            stream.ReadExactly(bytes, 0, length);
            var buffer = ArrayPool<char>.Shared.Rent(length);
            return new WordListText(buffer, Encoding.UTF8.GetChars(bytes, 0, length, buffer, 0));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    /// <summary>Takes the next part off a list; without the blanks and carriage returns around it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ReadOnlySpan<char> Next(ref ReadOnlySpan<char> rest, char separator)
    {
        var end = rest.IndexOf(separator);
        var part = end < 0 ? rest : rest[..end];
        rest = end < 0 ? default : rest[(end + 1)..];
        return part.Trim();
    }

    public void Dispose() => ArrayPool<char>.Shared.Return(_buffer);
}
