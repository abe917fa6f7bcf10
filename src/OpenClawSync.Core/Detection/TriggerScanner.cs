using OpenClawSync.Detection.Keys;
using OpenClawSync.Detection.Scanning;
using OpenClawSync.Detection.Sentences;
using OpenClawSync.Detection.Structure;
using OpenClawSync.Detection.Tables;
using OpenClawSync.Detection.Words;

namespace OpenClawSync.Detection;

/// <summary>Searches for all trigger words in one vectorized pass and calls the scanner that each of them leads to.</summary>
internal static class TriggerScanner
{
    // How far before the trigger a webhook's host, or a token known by a mark inside it, can begin.
    private const int MaxHostLength = 40;
    private const int MaxLengthBeforeMark = 76;

    public static void Run(ref Scan scan, in FoldedWindow window, int start, int end)
    {
        var triggers = Triggers.Default;
        var hits = new WordHits(triggers.Finder, window.Bytes, end - start);
        for (var at = 0; hits.TryNext(ref at, out var word); )
        {
            scan.Steps++;
            at = Math.Max(at + 1, Read(ref scan, start + at, triggers.KindOf(word)) - start);
        }

        if (scan.Rules.ExtraNames is { } names)
        {
            ExtraNameScanner.Run(ref scan, names, start, end);
        }
    }

    // Returns where the search continues.
    private static int Read(ref Scan scan, int hit, TriggerKind kind)
    {
        switch (kind)
        {
            case TriggerKind.Key:
                SentenceScanner.ReadLabel(ref scan, hit);
                return KeyScanner.Read(ref scan, hit);
            case TriggerKind.Password:
                TableScanner.ReadLine(ref scan, hit);
                SentenceScanner.ReadNoun(ref scan, hit);
                return KeyScanner.Read(ref scan, hit);
            case TriggerKind.Noun:
                TableScanner.ReadLine(ref scan, hit);
                SentenceScanner.ReadNoun(ref scan, hit);
                return hit + 1;
            case TriggerKind.Scheme:
                SchemeScanner.Read(ref scan, hit);
                return KeyScanner.Read(ref scan, hit);
            case TriggerKind.Quoted:
                return QuotedScanner.Read(ref scan, hit);
            case TriggerKind.Webhook:
                TokenScanner.ReadAround(ref scan, hit - MaxHostLength, hit + "hook".Length);
                return KeyScanner.Read(ref scan, hit);
            case TriggerKind.Mark:
                TokenScanner.ReadAround(ref scan, hit - MaxLengthBeforeMark, hit + 4);
                return hit + 1;
            case TriggerKind.Command:
                CommandScanner.Read(ref scan, hit);
                return hit + 1;
            case TriggerKind.Pipe:
                PipeScanner.Read(ref scan, hit);
                return hit + 1;
            case TriggerKind.Session:
                CookieScanner.ReadAround(ref scan, hit);
                return KeyScanner.Read(ref scan, hit);
            case TriggerKind.ShortCode:
                CodeScanner.Read(ref scan, hit);
                return hit + 1;
            case TriggerKind.Setting:
                SettingScanner.Read(ref scan, hit);
                return KeyScanner.Read(ref scan, hit);
            case TriggerKind.Digit:
                SentenceScanner.ReadDigits(ref scan, hit);
                return hit + 1;
            case TriggerKind.Manifest:
                return ManifestScanner.Read(ref scan, hit);
            default:
                return PrivateKeyScanner.Read(ref scan, hit, isPutty: kind == TriggerKind.PuttyKey);
        }
    }
}
