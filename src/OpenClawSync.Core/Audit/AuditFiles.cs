using System.Text;
using OpenClawSync.Records;

namespace OpenClawSync.Audit;

/// <summary>Reads the files of an audit one by one. What cannot be read is reported, and the others are read.</summary>
/// <param name="depth">How many levels of subfolders are read; 0 for none.</param>
/// <param name="report">Takes problems.</param>
internal sealed class AuditFiles(int depth, Action<Problem> report)
{
    private const int BlockLength = 64 * 1024;

    // A text file contains no NUL. Like git, only the beginning of a file is checked.
    private const int HeadLength = 8000;

    public static Problem NotFound(string path) => Problem.Error(ErrorIds.SourceNotFound, path, "There is no such file or folder.");

    /// <summary>The file itself, or all files in the folder and its subfolders, by name. Links below it are not followed.</summary>
    public IEnumerable<string> Find(string path)
    {
        if (File.Exists(path))
        {
            return [path];
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
        if (file is null || DetectEncoding(file, path) is not { } encoding)
        {
            yield break;
        }

        using var reader = new StreamReader(file, encoding, detectEncodingFromByteOrderMarks: true, BlockLength);
        var audit = auditor.Open(path);
        var block = new char[BlockLength];
        while (ReportFailure(path, () => reader.Read(block)) is > 0 and var count)
        {
            yield return audit.Add(block.AsSpan(0, count));
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

    private FileStream? Open(string path) =>
        ReportFailure(
            path,
            () =>
                // A length of 0 is an empty file, or a pipe, socket or device, which opening could block on forever.
                new FileInfo(path).Length == 0
                    ? null
                    : new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete)
        );

    // Null for a binary file. A byte order mark overrides what is returned here.
    private Encoding? DetectEncoding(FileStream file, string path)
    {
        var head = new byte[HeadLength];
        var count = ReportFailure(path, () => file.ReadAtLeast(head, HeadLength, throwOnEndOfStream: false));
        file.Position = 0;
        var bytes = head.AsSpan(0, count);
        var hasMark =
            bytes.StartsWith(Encoding.Unicode.Preamble)
            || bytes.StartsWith(Encoding.BigEndianUnicode.Preamble)
            || bytes.StartsWith(Encoding.UTF32.Preamble);
        if (hasMark || !bytes.Contains((byte)0))
        {
            return new UTF8Encoding(false);
        }

        if (DetectUtf16(bytes) is { } utf16)
        {
            return utf16;
        }

        report(Problem.Note(ErrorIds.SourceUnreadable, path, "This is a binary file and was skipped."));
        return null;
    }

    // In UTF-16 text of mostly Latin letters, every other byte is zero and few of the rest are.
    private static Encoding? DetectUtf16(ReadOnlySpan<byte> bytes)
    {
        var (even, odd) = (0, 0);
        for (var at = 0; at < bytes.Length; at++)
        {
            if (bytes[at] == 0 && at % 2 == 0)
            {
                even++;
            }
            else if (bytes[at] == 0)
            {
                odd++;
            }
        }

        var (many, few) = (bytes.Length * 2 / 5, bytes.Length / 100);
        return odd >= many && even <= few ? Encoding.Unicode
            : even >= many && odd <= few ? Encoding.BigEndianUnicode
            : null;
    }

    private T? ReportFailure<T>(string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            report(Problem.Error(ErrorIds.SourceUnreadable, path, $"It cannot be read: {FileFailure.Reason(failure)}."));
            return default;
        }
    }
}
