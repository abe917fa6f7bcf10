using OpenClawSync.Encodings;
using OpenClawSync.Records;
using OpenClawSync.Storage;

namespace OpenClawSync.Audit;

/// <summary>Reads the files of an audit one by one. What cannot be read is reported, and the others are read.</summary>
/// <param name="depth">How many levels of subfolders are read; 0 for none.</param>
/// <param name="report">Takes problems.</param>
internal sealed class AuditFiles(int depth, Action<Problem> report)
{
    public static Problem NotFound(string path) => Problem.Error(ErrorIds.SourceNotFound, path, "There is no such file or folder.");

    /// <summary>The file itself, or all files in the folder and its subfolders, by name. Links below it are not followed.</summary>
    public IEnumerable<string> Find(string path)
    {
        if (File.Exists(path))
        {
            return ReportFailure(path, () => RequirePlain(path)) ?? [];
        }

        if (Directory.Exists(path))
        {
            return Find(new DirectoryInfo(path), depth);
        }

        report(NotFound(path));
        return [];
    }

    /// <summary>The findings of a file, block by block.</summary>
    public IEnumerable<IReadOnlyList<SecretFinding>> Read(string path, SecretAuditor auditor)
    {
        using var file = Open(path);
        if (file is null)
        {
            yield break;
        }

        var audit = auditor.Open(path);
        var isFirst = true;
        foreach (var block in new AuditBlocks(file).Read(work => ReportFailure(path, work)))
        {
            if (TextDecoder.Decode(block) is not { } decoded)
            {
                report(Problem.Note(ErrorIds.SourceUnreadable, path, "This is a binary file and was skipped."));
                break;
            }

            if (isFirst && decoded.Warning is { } warning)
            {
                report(Problem.Warning(ErrorIds.EncodingUnclear, path, $"The file is not plain UTF-8 text. {warning}"));
            }

            isFirst = false;
            audit.GuessedCodePage ??= decoded.GuessedCodePage;
            yield return audit.Add(decoded.Text);
        }

        yield return audit.End();
    }

    private IEnumerable<string> Find(DirectoryInfo folder, int levels)
    {
        var items =
            ReportFailure(folder.FullName, () => folder.GetFileSystemInfos().OrderBy(item => item.Name, StringComparer.Ordinal).ToList())
            ?? [];
        foreach (var item in items.Where(item => !item.Attributes.HasFlag(FileAttributes.ReparsePoint)))
        {
            if (item is FileInfo)
            {
                yield return item.FullName;
            }
            else if (levels > 0)
            {
                foreach (var file in Find((DirectoryInfo)item, levels - 1))
                {
                    yield return file;
                }
            }
        }
    }

    private static string[] RequirePlain(string path)
    {
        PlainFile.RequireNothingElse(path);
        return [path];
    }

    private FixedLengthStream? Open(string path)
    {
        try
        {
            return PlainFile.Open(path);
        }
        catch (IrregularFileException)
        {
            report(Problem.Note(ErrorIds.SourceUnreadable, path, "This is not a regular file and was skipped."));
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Fail(path, failure);
            return null;
        }
    }

    private T? ReportFailure<T>(string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Fail(path, failure);
            return default;
        }
    }

    private void Fail(string path, Exception failure) =>
        report(Problem.Error(ErrorIds.SourceUnreadable, path, $"It cannot be read: {FileFailure.Reason(failure)}."));
}
