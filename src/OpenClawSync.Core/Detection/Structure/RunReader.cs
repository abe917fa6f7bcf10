using OpenClawSync.Detection.Scanning;
using OpenClawSync.Detection.Text;

namespace OpenClawSync.Detection.Structure;

/// <summary>Looks at a long run that no token rule knows, with all Base64 around it: is it text that was encoded?</summary>
internal static class RunReader
{
    private const int MinLength = 20;
    private const int MaxRun = 1 << 20;

    public static void Read(ref Scan scan, int start, int end)
    {
        var text = scan.Text;
        while (start > scan.Base64ReadTo && Chars.IsBase64(text[start - 1]))
        {
            start--;
        }

        var limit = Math.Min(text.Length, start + MaxRun);
        while (end < limit && Chars.IsBase64(text[end]))
        {
            end++;
        }

        scan.Base64ReadTo = end;
        scan.Steps += end - start;
        if (end - start >= MinLength)
        {
            Base64Reader.Read(ref scan, start, end);
        }
    }
}
