using System.Text;

namespace OpenClawSync.Sources.Sqlite;

/// <summary>The last short value of a column. Many rows have the same status or agent, and share one string for it.</summary>
internal sealed class RepeatedText
{
    public const int Longest = 32;

    private readonly byte[] _bytes = new byte[Longest];
    private int _length = -1;
    private string _text = "";

    /// <param name="utf8">No longer than <see cref="Longest" />.</param>
    public string Of(ReadOnlySpan<byte> utf8)
    {
        if (_length < 0 || !utf8.SequenceEqual(_bytes.AsSpan(0, _length)))
        {
            utf8.CopyTo(_bytes);
            (_length, _text) = (utf8.Length, Encoding.UTF8.GetString(utf8));
        }

        return _text;
    }
}
