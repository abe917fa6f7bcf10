using System.Text;
using OpenClawSync.Audit;
using OpenClawSync.Records;

namespace OpenClawSync.Commands;

/// <summary>The files an audit reads, one after the other. What cannot be read is told, and the rest goes on.</summary>
internal sealed class AuditFiles(int depth, Action<Problem> report)
{
    private const int Block = 64 * 1024;

    // Text has no NUL; like git, only the beginning is asked.
    private const int Head = 8000;

    public static Problem Missing(string path) => Problem.Error(ErrorIds.SourceNotFound, path, "There is no such file or folder.");

    /// <summary>The file itself, or the files in the folder and those below it, by name. Links in it are not followed.</summary>
    public IEnumerable<string> Below(string path)
    {
        if (File.Exists(path))
        {
            return [path];
        }

        if (Directory.Exists(path))
        {
            return Below(new DirectoryInfo(path), depth);
        }

        report(Missing(path));
        return [];
    }

    /// <summary>What is found in a file, piece by piece.</summary>
    public IEnumerable<IReadOnlyList<SecretFinding>> Read(string path, SecretAuditor auditor)
    {
        using var file = Open(path);
        if (file is null || EncodingOf(file, path) is not { } encoding)
        {
            yield break;
        }

        using var reader = new StreamReader(file, encoding, detectEncodingFromByteOrderMarks: true, Block);
        var audit = auditor.Open(path);
        var block = new char[Block];
        while (TranslateErrors(path, () => reader.Read(block)) is > 0 and var count)
        {
            yield return audit.Add(block.AsSpan(0, count));
        }

        yield return audit.End();
    }

    private IEnumerable<string> Below(DirectoryInfo folder, int levels)
    {
        var items =
            TranslateErrors(folder.FullName, () => folder.GetFileSystemInfos().OrderBy(item => item.Name, StringComparer.Ordinal).ToList())
            ?? [];
        foreach (var item in items.Where(item => !item.Attributes.HasFlag(FileAttributes.ReparsePoint)))
        {
            if (item is FileInfo)
            {
                yield return item.FullName;
            }
            else if (levels > 0)
            {
                foreach (var file in Below((DirectoryInfo)item, levels - 1))
                {
                    yield return file;
                }
            }
        }
    }

    private FileStream? Open(string path) =>
        TranslateErrors(
            path,
            () =>
                // Empty, or a pipe, socket or device: opening one could wait for ever.
                new FileInfo(path).Length == 0
                    ? null
                    : new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete)
        );

    // Null for a file that is no text. A mark at its beginning counts above what is given here.
    private Encoding? EncodingOf(FileStream file, string path)
    {
        var head = new byte[Head];
        var count = TranslateErrors(path, () => file.ReadAtLeast(head, Head, throwOnEndOfStream: false));
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

        if (WideText(bytes) is { } wide)
        {
            return wide;
        }

        report(Problem.Note(ErrorIds.SourceUnreadable, path, "This is a binary file; it was passed over."));
        return null;
    }

    // In UTF-16 of mostly Latin letters every other byte is zero, and hardly any of the rest.
    private static Encoding? WideText(ReadOnlySpan<byte> bytes)
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

    private T? TranslateErrors<T>(string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            report(Problem.Error(ErrorIds.SourceUnreadable, path, "This cannot be read."));
            return default;
        }
    }
}
