using System.Runtime.ExceptionServices;
using System.Security.Cryptography;
using OpenClawSync.Records;
using OpenClawSync.Sources.Units;
using OpenClawSync.Storage;

namespace OpenClawSync.Sources.Home;

/// <summary>
/// The reading of one note, step by step. <see cref="Load" /> and <see cref="Split" /> may run on any thread, one after the other; the
/// request is asked only on the thread that reads.
/// </summary>
internal sealed class NoteReading
{
    private readonly NoteFile? _file;
    private readonly OpenClawHome? _home;
    private readonly SourceUnit? _unit;
    private readonly FileState? _state;
    private readonly List<ReadOutcome> _outcomes = [];
    private byte[]? _bytes;
    private byte[]? _hash;
    private byte[]? _content;
    private DateTimeOffset _modified;
    private ExceptionDispatchInfo? _failure;

    /// <summary>Stands for notes that cannot be found.</summary>
    public NoteReading(ReadOutcome instead) => _outcomes.Add(instead);

    /// <summary>Examines the file of a note, and skips the note when the file is unchanged.</summary>
    public NoteReading(NoteFile file, OpenClawHome home, ReadRequest request)
    {
        (_file, _home, _state) = (file, home, home.FileStates.Read(file.Path));
        _unit = SourceUnit.Create(RecordKind.Memory, $"{file.AgentId}/{file.RelativePath}", _state);
        if (request.FindUnchanged(_unit) is { } unchanged)
        {
            _outcomes.Add(UnitEvent.Unchanged(_unit, unchanged, null));
        }
    }

    /// <summary>The progress through all notes once this one is done, from 0 to 1.</summary>
    public double Done { get; init; }

    /// <summary>Reads the first bytes of the file.</summary>
    public Func<string, int, byte[]> ReadContent { get; init; } = NoteBytes.ReadShared;

    /// <summary>Whether a step is left to do.</summary>
    public bool IsOpen => _outcomes.Count == 0 && _failure is null;

    /// <summary>The size of the file in bytes, as far as it is known before the file is loaded.</summary>
    public long Size =>
        _state is { } state ? (long)state.Size
        : _file is { } file && new FileInfo(file.Path) is { Exists: true } info ? info.Length
        : 0;

    /// <summary>Reads and hashes the file. A note that cannot be read has no further step.</summary>
    public void Load() =>
        Guard(
            (file, unit) =>
            {
                if (NoteBytes.Read(file.Path, _home!.FileStates, _state, ReadContent) is not var (bytes, modified))
                {
                    Fail(ErrorIds.SourceUnreadable, "The note changed each time it was read.");
                    return;
                }

                (_bytes, _hash, _modified) = (bytes, SHA256.HashData(bytes), modified);

                // The name of the unit holds the agent and the path, on which the records depend as well.
                _content = ContentDigest.Compute(unit.Kind, unit.Name, _hash);
            }
        );

    /// <summary>Skips the note when its content is unchanged.</summary>
    public void SkipUnchanged(ReadRequest request)
    {
        if (IsOpen && request.FindUnchangedContent(_unit!, _content!) is { } unchanged)
        {
            _outcomes.Add(UnitEvent.Unchanged(_unit!, unchanged, _content));
            _bytes = null;
        }
    }

    /// <summary>Splits the content into records.</summary>
    public void Split() =>
        Guard(
            (file, unit) =>
            {
                var records = NoteReader.Entries(file, _bytes!, _hash!, _modified, () => Place);
                _bytes = null;
                _outcomes.Add(UnitEvent.Begins(unit));
                _outcomes.AddRange(records);
                _outcomes.Add(UnitEvent.Ends(unit, _content));
            }
        );

    /// <summary>The result. An exception that is not about the note itself is rethrown here, when it is the note's turn.</summary>
    public IReadOnlyList<ReadOutcome> Outcomes()
    {
        _failure?.Throw();
        return _outcomes;
    }

    private string Place => _home!.DisplayName(_file!.Path);

    private void Guard(Action<NoteFile, SourceUnit> step)
    {
        try
        {
            step(_file!, _unit!);
        }
        catch (IrregularFileException)
        {
            Fail(ErrorIds.SourceUnreadable, "The note cannot be read: it is not a regular file.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Fail(ErrorIds.SourceUnreadable, "The note cannot be read.");
        }
        catch (FormatException failure)
        {
            Fail(ErrorIds.RecordMalformed, failure.Message);
        }
        catch (Exception failure)
        {
            _failure = ExceptionDispatchInfo.Capture(failure);
        }
    }

    private void Fail(string errorId, string message)
    {
        _outcomes.Add(UnitEvent.Begins(_unit!));
        _outcomes.Add(Problem.Error(errorId, Place, message, RecordKind.Memory));
        _outcomes.Add(UnitEvent.Ends(_unit!, null));
    }
}
