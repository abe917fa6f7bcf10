using System.Buffers;

namespace OpenClawSync.Redaction.Detection;

/// <summary>One vectorised search for the words that lead to keyed and command-line secrets, each then read by hand.</summary>
internal sealed class TriggerScanner
{
    // Eight words a search: up to there each has a slot of its own in the vectorised matcher, beyond it the speed falls
    // by five. Words whose first letters are rare cost least. Every change of these lists moves the speed, so measure it.
    private const int GroupSize = 8;

    private static readonly string[] Words =
    [
        "pass", "pwd", "secret", "token", "key", "auth", "cookie", "bearer",
        "cred", "jwt", "otp", "mnemo", "psk", "hmac", "csrf", "signature",
        "sig=", "sid=", "cvv", "seed phr", "senha", "wachtw", "trase", "kennw",
        .. CommandFlags.Names,
    ];

    private const int HostLength = 40;

    private readonly SearchValues<string>[] _searches;

    public TriggerScanner(IEnumerable<string> extra) =>
        _searches = [.. Words.Concat(extra).Chunk(GroupSize).Select(group => SearchValues.Create(group, StringComparison.OrdinalIgnoreCase))];

    public void Run(ref Scan scan, int start, int end)
    {
        foreach (var words in _searches)
            for (var at = WindowSearch.Next(scan.Text, start, end, words); at >= 0; at = WindowSearch.Next(scan.Text, at, end, words))
                at = ReadAt(ref scan, at);
    }

    private static int ReadAt(ref Scan scan, int hit)
    {
        scan.Steps++;
        switch (scan.Text[hit])
        {
            case 'b' or 'B':
                SchemeScanner.Read(ref scan, hit);
                break;
            case 's' or 'S' when scan.Text[hit..].StartsWith("securestring", StringComparison.OrdinalIgnoreCase):
                QuotedScanner.Read(ref scan, hit + "securestring".Length);
                return hit + "securestring".Length;
            case 'h' or 'H' when scan.Text[hit..].StartsWith("hook", StringComparison.OrdinalIgnoreCase):
                TokenScanner.ReadAround(ref scan, hit - HostLength, hit + "hook".Length);
                return hit + 1;
            case 'i' or 'I':
                QuotedScanner.Read(ref scan, hit + "identified by".Length);
                return hit + 1;
        }
        CommandScanner.Read(ref scan, hit);
        return KeyScanner.Read(ref scan, hit);
    }
}
