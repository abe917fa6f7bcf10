using System.Text;

namespace OpenClawSync.Sources.Home;

/// <summary>A small file that OpenClaw always replaces as a whole. It is read at once, which needs no lock and cannot tear it.</summary>
internal sealed class WholeFile
{
    /// <summary>The size of the largest file that is read. OpenClaw's are a thousand times smaller.</summary>
    public const int MaxLength = 16 << 20;

    private readonly byte[]? _bytes;

    private WholeFile(byte[]? bytes, bool exists) => (_bytes, Exists) = (bytes, exists);

    public bool Exists { get; }

    /// <summary>The content for a digest: whether the file exists, followed by its bytes; null when it cannot be read.</summary>
    public byte[]? Content =>
        !Exists ? [0]
        : _bytes is null ? null
        : [1, .. _bytes];

    public static WholeFile Read(string path)
    {
        if (!File.Exists(path))
        {
            return new WholeFile(null, false);
        }

        try
        {
            return new WholeFile(ReadBounded(path), true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new WholeFile(null, true);
        }
    }

    // The size can change while the file is read.
    private static byte[]? ReadBounded(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (file.Length > MaxLength)
        {
            return null;
        }

        var bytes = new byte[file.Length + 1];
        var read = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return read < bytes.Length ? bytes[..read]
            : File.ReadAllBytes(path) is { Length: <= MaxLength } grown ? grown
            : null;
    }

    /// <summary>The text, in the encoding that a byte order mark specifies, else in UTF-8.</summary>
    /// <exception cref="IOException">The file could not be opened, or is too large.</exception>
    public TextReader Text() =>
        new StreamReader(new MemoryStream(_bytes ?? throw new IOException("The file cannot be read.")), Encoding.UTF8);
}
