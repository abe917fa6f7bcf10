using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using OpenClawSync.Records;
using OpenClawSync.Records.Notes;
using OpenClawSync.Sources.Json;
using OpenClawSync.Sources.Notes;
using OpenClawSync.Storage;

namespace OpenClawSync.Core.Tests.Runs.FaultInjection;

/// <summary>A note of the model source at one point in time: a text under each heading.</summary>
internal sealed record ModelNote(FileState File, ImmutableSortedDictionary<string, string> Sections, bool IsMalformed, bool IsLost)
{
    // The same few texts occur again and again, and splitting them is expensive.
    private static readonly ConcurrentDictionary<string, MemoryNote> Split = new(StringComparer.Ordinal);

    /// <summary>The workspace of the agent ops. All others belong to main.</summary>
    public const string OpsFolder = "ops/";

    public string Path => File.Path;

    public byte[] Hash => SHA256.HashData(Encoding.UTF8.GetBytes(Text));

    private string Text => string.Join("\n\n", Sections.Select(section => $"## {section.Key}\n\n{section.Value}"));

    public IEnumerable<OpenClawRecord> Records()
    {
        var note = Split.GetOrAdd(Text, text => NoteSplitter.Split(text, Hash, isDaily: false));
        return note.Entries.Select(
            (entry, index) =>
                new MemoryRecord
                {
                    AgentId = Path.StartsWith(OpsFolder, StringComparison.Ordinal) ? "ops" : "main",
                    SourceFormat = "memory/1",
                    SourceUpdatedAt = SourceTime.ToMilliseconds(
                        DateTimeOffset.UnixEpoch.AddTicks(File.Modified / TimeSpan.NanosecondsPerTick)
                    ),
                    FilePath = Path,
                    EntryType = "longterm",
                    Title = entry.HeadingPath[^1].Text,
                    Snippet = entry.Body.Text,
                    LineStart = entry.LineStart,
                    LineEnd = entry.LineEnd,
                    Note = note,
                    EntryIndex = index,
                }
        );
    }
}
