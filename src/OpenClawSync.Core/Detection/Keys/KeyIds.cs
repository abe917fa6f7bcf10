using OpenClawSync.Detection.Values;

namespace OpenClawSync.Detection.Keys;

/// <summary>The public ids of OpenPGP keys: sixteen hex digits beside a name that otherwise says secret.</summary>
internal static class KeyIds
{
    private const int Length = 16;

    private static readonly string[] Names = ["gpg", "pgp", "sign"];

    /// <summary>The name is one of a key to sign with, and the value an id as the tools print it: capitals, or <c>0x</c> before it.</summary>
    public static bool Is(ReadOnlySpan<char> name, ReadOnlySpan<char> value)
    {
        var marked = value.StartsWith("0x");
        var id = marked ? value[2..] : value;
        if (id.Length != Length || TextShape.Measure(id) is not { IsHex: true } shape || (!marked && shape.Lower > 0))
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
