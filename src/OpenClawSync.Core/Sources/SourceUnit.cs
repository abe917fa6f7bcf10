using System.Collections.Immutable;
using OpenClawSync.Records;
using OpenClawSync.Storage;

namespace OpenClawSync.Sources;

/// <summary>
/// A piece of a local source that is read whole or not at all: the stores of a kind, or one note. Its files were looked at
/// before they were read, so that a change on the way shows the next time.
/// </summary>
/// <param name="Kind">What it holds.</param>
/// <param name="Name">Which piece it is, the same from run to run.</param>
/// <param name="Files">All files that its records depend on; empty when the platform does not tell enough of them.</param>
internal sealed record SourceUnit(RecordKind Kind, string Name, ImmutableArray<FileState> Files)
{
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
