namespace OpenClawSync.Redaction.Detection;

/// <summary>Looks at a long run that no token rule knows: is it encoded text, or random beside words that call it a secret?</summary>
internal static class RunReader
{
    private const int MinLength = 20;

    public static void Read(ref Scan scan, int start, int end)
    {
        if (end - start < MinLength) return;
        if (Base64Reader.TryRead(ref scan, start, end)) return;
        ContextReader.Read(ref scan, start, end);
    }
}
