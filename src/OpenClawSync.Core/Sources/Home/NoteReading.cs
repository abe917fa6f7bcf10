using System.Runtime.ExceptionServices;
using System.Security.Cryptography;
using OpenClawSync.Records;
using OpenClawSync.Sources.Units;
using OpenClawSync.Storage;

namespace OpenClawSync.Sources.Home;

/// <summary>
/// One note on its way: looked at, loaded, split. Loading and splitting may happen on any thread, one step after the other;
/// what the request is asked, it is asked on the thread that reads.
/// </summary>
internal sealed class NoteReading
{
    private readonly NoteFile? _file;
    private readonly OpenClawHome? _home;
    private readonly SourceUnit? _unit;
    private readonly FileState? _seen;
    private readonly List<ReadOutcome> _outcomes = [];
    private byte[]? _bytes;
    private byte[]? _hash;
    private byte[]? _content;
    private DateTimeOffset _modified;
    private ExceptionDispatchInfo? _failure;

    /// <summary>What is there in place of notes.</summary>
    public NoteReading(Problem problem) => _outcomes.Add(problem);

    /// <summary>Looks at a note, and passes it over when its file is as it was.</summary>
    public NoteReading(NoteFile file, OpenClawHome home, ReadRequest request)
    {
        (_file, _home, _seen) = (file, home, FileState.Read(file.Path));
        _unit = SourceUnit.Create(RecordKind.Memory, $"{file.AgentId}/{file.RelativePath}", _seen);
        if (request.FindUnchanged(_unit) is { } known)
        {
            _outcomes.Add(UnitReader.PassedOver(_unit, known, null));
        }
    }

    /// <summary>How far through the notes it is, from 0 to 1.</summary>
    public double Done { get; init; }

    /// <summary>Whether there is still something to do.</summary>
    public bool IsOpen => _outcomes.Count == 0 && _failure is null;

    /// <summary>Its bytes, as far as is known before it is loaded.</summary>
    public long Size =>
        _seen is { } seen ? (long)seen.Size
        : _file is { } file && new FileInfo(file.Path) is { Exists: true } info ? info.Length
        : 0;

    /// <summary>Reads its bytes and hashes them. A note that cannot be read is done with that.</summary>
    public void Load() =>
        Guard(
            (file, unit) =>
            {
                if (NoteBytes.Read(file.Path, _seen) is not var (bytes, modified))
                {
                    Fail(ErrorIds.SourceUnreadable, "The note changed each time it was read.");
                    return;
                }

                (_bytes, _hash, _modified) = (bytes, SHA256.HashData(bytes), modified);

                // The name of the part tells the agent and the path, which say the rest.
                _content = ContentDigest.Compute(unit.Kind, unit.Name, _hash);
            }
        );

    /// <summary>Passes it over when its content is as it was.</summary>
    public void FindUnchanged(ReadRequest request)
    {
        if (IsOpen && request.FindUnchangedContent(_unit!, _content!) is { } same)
        {
            _outcomes.Add(UnitReader.PassedOver(_unit!, same, _content));
            _bytes = null;
        }
    }

    /// <summary>Makes its records.</summary>
    public void Split() =>
        Guard(
            (file, unit) =>
            {
                var records = NoteReader.Entries(file, _bytes!, _hash!, _modified, () => Place);
                _bytes = null;
                _outcomes.Add(UnitReader.Begins(unit));
                _outcomes.AddRange(records);
                _outcomes.Add(UnitReader.Ends(unit, _content));
            }
        );

    /// <summary>What came of it. A failure that is no matter of the note is thrown here, where the note has its turn.</summary>
    public IReadOnlyList<ReadOutcome> Outcomes()
    {
        _failure?.Throw();
        return _outcomes;
    }

    private string Place => _home!.Name(_file!.Path);

    private void Guard(Action<NoteFile, SourceUnit> step)
    {
        try
        {
            step(_file!, _unit!);
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

    private void Fail(string errorId, string what)
    {
        _outcomes.Add(UnitReader.Begins(_unit!));
        _outcomes.Add(Problem.Error(errorId, Place, what, RecordKind.Memory));
        _outcomes.Add(UnitReader.Ends(_unit!, null));
    }
}
