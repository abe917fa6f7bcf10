using System.Text;

namespace OpenClawSync.Encodings;

/// <summary>The encodings that a text without a mark may be in, when it is not Unicode.</summary>
internal static class CodePages
{
    public const int Gb18030 = 54936;
    public const int Big5 = 950;
    public const int ShiftJis = 932;
    public const int EucJp = 51932;
    public const int Korean = 949;

    private static readonly int[] Pages =
    [
        Gb18030,
        Big5,
        ShiftJis,
        EucJp,
        Korean,
        1252,
        1251,
        20866,
        21866,
        866,
        1250,
        1253,
        1254,
        1255,
        1256,
        1257,
        1258,
        874,
        850,
        852,
        737,
        857,
    ];

    private static readonly Lazy<IReadOnlyList<Encoding>> Encodings = new(() => [.. Pages.Select(Get)]);

    /// <summary>The encodings, the more frequent first. All of them are strict.</summary>
    public static IReadOnlyList<Encoding> All => Encodings.Value;

    public static Encoding Get(int page) =>
        CodePagesEncodingProvider.Instance.GetEncoding(page, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    public static bool IsEastAsian(int page) => page is Gb18030 or Big5 or ShiftJis or EucJp or Korean;

    /// <summary>The text in an encoding; null when the bytes are not valid in it.</summary>
    public static string? TryDecode(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
