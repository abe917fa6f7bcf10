using System.Collections.Immutable;
using OpenClawSync.Records;
using OpenClawSync.Storage;

namespace OpenClawSync.Sources;

/// <summary>
/// A unit of a local source that is either read completely or skipped: the stores of a kind, or one note. The state of its files is taken
/// before they are read, so that a change during the reading is noticed the next time.
/// </summary>
/// <param name="Kind">The kind of its records.</param>
/// <param name="Name">The name of the unit, which is the same in every run.</param>
/// <param name="Files">The state of all files that its records depend on; empty when the platform does not provide it.</param>
internal sealed record SourceUnit(RecordKind Kind, string Name, ImmutableArray<FileState> Files)
{
    /// <summary>What else its records depend on, besides the content of its files.</summary>
    public string Basis { get; init; } = "";

    public static SourceUnit Create(RecordKind kind, string name, params ReadOnlySpan<FileState?> files)
    {
        var states = ImmutableArray.CreateBuilder<FileState>(files.Length);
        foreach (var file in files)
        {
            if (file is not { } state)
            {
                return new SourceUnit(kind, name, []);
            }

            states.Add(state);
        }

        return new SourceUnit(kind, name, states.MoveToImmutable());
    }
}
