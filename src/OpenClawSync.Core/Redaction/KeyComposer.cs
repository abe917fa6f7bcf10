using System.Text;
using OpenClawSync.Records;

namespace OpenClawSync.Redaction;

/// <summary>
/// Makes keys that are safe to store and print: a segment in which the detector fires becomes <c>~</c> and 16 hex digits of
/// its keyed hash, so that it stays one identity without showing what it was.
/// </summary>
internal sealed class KeyComposer(ISecretDetector detector, InstallationKey key)
{
    /// <summary>The id or path with its telling segments masked, and noted in the draft under the field's name.</summary>
    public string Mask(string field, string path, RowDraft draft)
    {
        var masked = Mask(path);
        if (masked != path)
        {
            draft.Note(field, path, "identifier");
        }

        return masked;
    }

    private string Mask(string path)
    {
        if (Guid.TryParseExact(path, "D", out _))
        {
            return path;
        }

        var hits = detector.Detect(path);
        var segments = path.Split('/');
        var start = 0;
        for (var index = 0; index < segments.Length; index++)
        {
            var (segment, end) = (segments[index], start + segments[index].Length);
            if (hits.Any(hit => hit.Start < end && hit.End > start) || IsTelling(segment))
            {
                segments[index] = "~" + Convert.ToHexStringLower(key.Hash(Encoding.UTF8.GetBytes(segment)))[..16];
            }

            start = end + 1;
        }

        return string.Join('/', segments);
    }

    public static string SourceKey(RecordKind kind, string sourceId) => kind switch
    {
        RecordKind.Task => "task:" + sourceId,
        RecordKind.Cron => "cron:" + sourceId,
        _ => "memory:" + sourceId,
    };

    private bool IsTelling(string segment) =>
        segment.Length > 0 && !Guid.TryParseExact(segment, "D", out _) && detector.Detect(segment).Count > 0;
}
