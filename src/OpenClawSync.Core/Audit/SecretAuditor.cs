using System.Runtime.CompilerServices;
using OpenClawSync.Detection;
using OpenClawSync.Fingerprint;
using OpenClawSync.Protection;
using OpenClawSync.Records;
using OpenClawSync.Records.Notes;

namespace OpenClawSync.Audit;

/// <summary>Finds secrets in texts and records, and reports their locations but never their values.</summary>
internal sealed class SecretAuditor(ISecretDetector detector, InstallationKey key)
{
    // The entries of a note arrive one after another. The note is scanned once, and its findings are collected with it.
    private readonly ConditionalWeakTable<MemoryNote, IReadOnlyList<SecretFinding>> _notes = [];

    /// <summary>Begins the audit of a text that arrives in pieces.</summary>
    /// <param name="path">The path of the text; null for text without one.</param>
    /// <param name="firstLine">The number of its first line.</param>
    public TextAudit Open(string? path, int firstLine = 1) => new(detector.At(path), key, Printable(path), firstLine);

    public IEnumerable<SecretFinding> Find(string text, string? path) => Find(text, path, Printable(path));

    /// <summary>Finds secrets in a named value, such as an environment variable.</summary>
    /// <param name="name">The name, which can announce a secret.</param>
    /// <param name="value">The value.</param>
    /// <param name="place">Where it is.</param>
    public IEnumerable<SecretFinding> FindInValue(string name, string value, string place) =>
        Find($"{name}={value}", null, Printable(place));

    /// <summary>Finds secrets in a protected record. There are none, unless the policy became stricter since.</summary>
    public IEnumerable<SecretFinding> Find(ProtectedRecord record) =>
        record
            .Row.Where(field => !RowProof.Hashes.Contains(field.Key))
            .SelectMany(field => RowProof.Texts(field.Value).Select(text => (field.Key, Text: text)))
            .SelectMany(field => Find(field.Text, record.Row.Text("filePath"), $"{record.SourceKey}.{field.Key}"));

    /// <summary>
    /// Finds secrets in a raw record. Those of a note are distributed over its entries: each entry reports what is after the end of the
    /// previous entry and before its own end.
    /// </summary>
    public IEnumerable<SecretFinding> Find(OpenClawRecord record)
    {
        var fields = record is MemoryRecord { Note: { } note } entry
            ? FindInEntry(note, entry)
            : RecordTexts
                .ForKind(record)
                .SelectMany(field => Find(field.Text, (record as MemoryRecord)?.FilePath, $"{Name(record)}.{field.Name}"));
        return fields.Concat(RecordTexts.Common(record).SelectMany(field => Find(field.Text, null, $"{Name(record)}.{field.Name}")));
    }

    private IEnumerable<SecretFinding> FindInEntry(MemoryNote note, MemoryRecord entry)
    {
        var all = _notes.GetValue(note, note => [.. Find(note.Text, entry.FilePath, Printable(entry.FilePath), note.GuessedCodePage)]);
        var after = entry.EntryIndex == 0 ? 0 : note.Entries[entry.EntryIndex - 1].LineEnd;
        var last = entry.EntryIndex == note.Entries.Count - 1 ? int.MaxValue : note.Entries[entry.EntryIndex].LineEnd;
        return all.Where(finding => finding.StartLine > after && finding.StartLine <= last);
    }

    private IEnumerable<SecretFinding> Find(string text, string? path, string? printable, int? guessedCodePage = null)
    {
        var audit = new TextAudit(detector.At(path), key, printable) { GuessedCodePage = guessedCodePage };
        return [.. audit.Add(text), .. audit.End()];
    }

    private string Name(OpenClawRecord record) =>
        $"{record.Kind.ToString().ToLowerInvariant()}:{Printable(string.Join('/', record.RawKey))}";

    private string? Printable(string? path) => path is null ? null : TextRedactor.Mask(path, detector.Detect(path));
}
