using System.Text;
using OpenClawSync.Storage;

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
        if (!Path.Exists(path))
        {
            return new WholeFile(null, false);
        }

        try
        {
            using var file = PlainFile.Open(path);
            return new WholeFile(file.ReadToEnd(MaxLength), true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new WholeFile(null, true);
        }
    }

    /// <summary>The text, in the encoding that a byte order mark specifies, else in UTF-8.</summary>
    /// <exception cref="IOException">The file could not be opened, or is too large.</exception>
    public TextReader Text() =>
        new StreamReader(new MemoryStream(_bytes ?? throw new IOException("The file cannot be read.")), Encoding.UTF8);
}
