using OpenClawSync.Detection.Text;

namespace OpenClawSync.Detection.Values;

/// <summary>Recognizes the keyed hashes that this module writes in the place of a value: <c>hmac1:keyId:hex</c>.</summary>
internal static class OwnHash
{
    private const string Prefix = "hmac1:";
    private const int MaxKeyIdLength = 32;
    private const int HexLength = 64;

    /// <summary>Whether a part of the text lies within such a hash.</summary>
    public static bool IsWithin(ReadOnlySpan<char> text, int start, int end)
    {
        if (end - start > Prefix.Length + MaxKeyIdLength + 1 + HexLength)
        {
            return false;
        }

        var floor = Math.Max(0, end - (Prefix.Length + MaxKeyIdLength + 1 + HexLength));
        var prefix = text[floor..Math.Min(text.Length, start + Prefix.Length)].LastIndexOf(Prefix, StringComparison.Ordinal);
        if (prefix < 0 || floor + prefix > start)
        {
            return false;
        }

        var at = floor + prefix + Prefix.Length;
        var id = at;
        while (at < text.Length && at - id < MaxKeyIdLength && Chars.IsLetterOrDigit(text[at]))
        {
            at++;
        }

        if (at == id || at >= text.Length || text[at] != ':')
        {
            return false;
        }

        var hex = ++at;
        while (at < text.Length && at - hex <= HexLength && (Chars.IsDigit(text[at]) || text[at] is >= 'a' and <= 'f'))
        {
            at++;
        }

        return at - hex == HexLength && end <= at && (at == text.Length || !Chars.IsLetterOrDigit(text[at]));
    }
}
