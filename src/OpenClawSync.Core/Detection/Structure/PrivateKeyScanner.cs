using System.Buffers;
using OpenClawSync.Detection.Rules;
using OpenClawSync.Detection.Scanning;

namespace OpenClawSync.Detection.Structure;

/// <summary>Finds whole private keys: PEM, OpenSSH, SSH2, PGP and PuTTY; quoted, indented, escaped, or cut before their end.</summary>
internal static class PrivateKeyScanner
{
    private const string Begin = "-----BEGIN";
    private const string Ssh2Begin = "---- BEGIN";
    private const string Dashes = "-----";
    private const string Ssh2Dashes = "----";
    private const string Putty = "PuTTY-User-Key-File-";
    private const int MaxBlock = 1 << 16;

    // A block that has none of these is a template.
    private static readonly SearchValues<char> Letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmopqsuvwxyz0123456789");

    /// <summary>Reads the block whose first line is at <paramref name="at"/>; returns where the search continues.</summary>
    public static int Read(ref Scan scan, int at, bool isPutty)
    {
        if (at < scan.PrivateKeys.ReadTo || (isPutty && !scan.Text[at..].StartsWith(Putty)))
        {
            return at + 1;
        }

        var end = isPutty ? PuttyEnd(ref scan, at) : BlockEnd(ref scan, at);
        if (end <= at)
        {
            return at + 1;
        }

        scan.Add(at, end, StructureRules.PrivateKey);
        return scan.PrivateKeys.ReadTo = end;
    }

    private static int BlockEnd(ref Scan scan, int start)
    {
        var text = scan.Text[start..];
        var (begin, dashes) = text[Ssh2Dashes.Length] == ' ' ? (Ssh2Begin.Length, Ssh2Dashes) : (Begin.Length, Dashes);
        var label = text[begin..Math.Min(text.Length, begin + 80)];
        var close = label.IndexOf(dashes);
        if (close < 0)
        {
            return -1;
        }

        label = label[..close];
        if (label.IndexOf("PRIVATE", StringComparison.OrdinalIgnoreCase) < 0 || label.IndexOfAny("\n\r") >= 0)
        {
            return -1;
        }

        var body = begin + close + dashes.Length;
        var window = text[..Math.Min(text.Length, MaxBlock)];
        var end = body + PemBlockReader.Length(window[body..]);
        scan.Steps += end;
        var tail = window[end..];
        if (PemBlockReader.IsLastLine(tail))
        {
            if (!text[body..end].ContainsAny(Letters))
            {
                return -1;
            }

            var line = tail[dashes.Length..Math.Min(tail.Length, 90)];
            close = line.IndexOf(dashes);
            return start + end + dashes.Length + (close < 0 ? "END".Length : close + dashes.Length);
        }

        return end - body < 16 ? -1 : start + PemBlockReader.TrimEnd(text, end);
    }

    // The key ends with its MAC line, or with its body if it was cut.
    private static int PuttyEnd(ref Scan scan, int start)
    {
        var text = scan.Text[start..Math.Min(scan.Text.Length, start + MaxBlock)];
        scan.Steps += Math.Min(text.Length, 4096);
        var key = text[..Math.Min(text.Length, 8192)].IndexOf("Private-Lines:");
        if (key < 0)
        {
            return -1;
        }

        var mac = text[key..Math.Min(text.Length, key + 8192)].IndexOf("Private-MAC:");
        var end = mac < 0 ? key + "Private-Lines:".Length : key + mac + "Private-MAC:".Length;
        end += PemBlockReader.Length(text[end..], mac < 0 ? int.MaxValue : 1);
        return start + PemBlockReader.TrimEnd(text, end);
    }
}
