using OpenClawSync.Detection.Values;

namespace OpenClawSync.Detection.Keys;

/// <summary>Recognizes the ids and fingerprints of OpenPGP keys, which are public: 16 or 40 hex digits.</summary>
internal static class PgpKeyId
{
    private const int IdLength = 16;
    private const int FingerprintLength = 40;

    private static readonly string[] Names = ["gpg", "pgp", "gnupg", "sign"];

    /// <summary>
    /// Whether the name is that of a signing key and the value an id as the tools print it: in capitals, or with <c>0x</c> before it.
    /// </summary>
    public static bool IsKeyId(ReadOnlySpan<char> name, ReadOnlySpan<char> value)
    {
        var marked = value.StartsWith("0x");
        var id = marked ? value[2..] : value;
        if (
            id.Length is not (IdLength or FingerprintLength)
            || TextShape.Measure(id) is not { IsHex: true } shape
            || (!marked && shape.Lower > 0)
        )
        {
            return false;
        }

        foreach (var known in Names)
        {
            if (name.Contains(known, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
