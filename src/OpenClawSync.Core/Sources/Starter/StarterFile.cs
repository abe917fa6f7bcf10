using OpenClawSync.Records;
using OpenClawSync.Sources.Json;
using OpenClawSync.Storage;

namespace OpenClawSync.Sources.Starter;

/// <summary>
/// A starter JSON file as a source. The file is checked to its end first, so that a broken file returns no record at all.
/// </summary>
internal sealed class StarterFile : IRecordSource
{
    private readonly string _path;
    private readonly string _name;

    /// <exception cref="OpenClawSyncException">The file cannot be read, or is not starter JSON.</exception>
    public StarterFile(string path)
    {
        (_path, _name) = (path, Path.GetFileName(path));
        TranslateErrors(() =>
        {
            using var text = Open();
            StarterDocument.Check(text);
        });
    }

    public IEnumerable<ReadOutcome> Read(ReadRequest request, CancellationToken cancellationToken)
    {
        using var text = Open();
        using var outcomes = new StarterDocument(_name).Read(text, request, cancellationToken).GetEnumerator();
        while (MoveNext(outcomes))
        {
            yield return outcomes.Current;
        }
    }

    public void Dispose() { }

    private bool MoveNext(IEnumerator<ReadOutcome> outcomes)
    {
        var hasNext = false;
        TranslateErrors(() => hasNext = outcomes.MoveNext());
        return hasNext;
    }

    private StreamReader Open() => PlainFile.OpenText(_path);

    private void TranslateErrors(Action work)
    {
        try
        {
            work();
        }
        catch (JsonListException failure)
        {
            throw new OpenClawSyncException(
                ErrorIds.SourceMalformed,
                $"'{_name}' is not starter JSON: {failure.Message}. Nothing was read."
            );
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new OpenClawSyncException(ErrorIds.SourceUnreadable, $"'{_name}' cannot be read: {FileFailure.Reason(failure)}.");
        }
    }
}
