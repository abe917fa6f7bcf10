using System.Buffers;

namespace OpenClawSync.Redaction.Detection;

/// <summary>Vectorised searches for the trigger words, each then read by hand.</summary>
internal static class TriggerScanner
{
    private const int HostLength = 40;
    private const int MarkedLead = 76;

    public static void Run(ref Scan scan, int start, int end)
    {
        foreach (var words in scan.Rules.Triggers.KeySearches) Run(ref scan, start, end, words, commands: false);
        foreach (var words in scan.Rules.Triggers.CommandSearches) Run(ref scan, start, end, words, commands: true);
    }

    private static void Run(ref Scan scan, int start, int end, SearchValues<string> words, bool commands)
    {
        for (var at = WindowSearch.Next(scan.Text, start, end, words); at >= 0; at = WindowSearch.Next(scan.Text, at, end, words))
        {
            scan.Steps++;
            if (commands) CommandScanner.Read(ref scan, at);
            at = ReadAt(ref scan, at);
        }
    }

    private static int ReadAt(ref Scan scan, int hit)
    {
        var text = scan.Text[hit..];
        switch (text[0])
        {
            case 'b' or 'B':
                SchemeScanner.Read(ref scan, hit);
                break;
            case 's' or 'S' when text.StartsWith("securestring", StringComparison.OrdinalIgnoreCase):
                QuotedScanner.Read(ref scan, hit + "securestring".Length);
                return hit + "securestring".Length;
            case 'h' or 'H' when text.StartsWith("hook", StringComparison.OrdinalIgnoreCase):
                TokenScanner.ReadAround(ref scan, hit - HostLength, hit + "hook".Length);
                return hit + 1;
            case 'a' or 'A' when text.Length > 3 && text[..4] is "AIoT" or "APIM" or "AZEG" or "ACDb":
            case '+' or '/':
                TokenScanner.ReadAround(ref scan, hit - MarkedLead, hit + 4);
                return hit + 1;
            case 'i' or 'I':
                QuotedScanner.Read(ref scan, hit + "identified by".Length);
                return hit + 1;
        }
        return KeyScanner.Read(ref scan, hit);
    }
}
