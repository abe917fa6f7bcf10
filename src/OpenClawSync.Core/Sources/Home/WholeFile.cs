using System.Text;

namespace OpenClawSync.Sources.Home;

/// <summary>A small file that OpenClaw replaces whole, so it is read at once: no lock, no torn half.</summary>
internal sealed class WholeFile
{
    private readonly byte[]? _bytes;

    private WholeFile(byte[]? bytes, bool exists) => (_bytes, Exists) = (bytes, exists);

    public bool Exists { get; }

    /// <summary>What decides what is read from it: its bytes, led by whether it is there; null when it cannot be opened.</summary>
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
            return new WholeFile(File.ReadAllBytes(path), true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new WholeFile(null, true);
        }
    }

    /// <summary>Its text, in the encoding that its first bytes name.</summary>
    /// <exception cref="IOException">It could not be opened.</exception>
    public TextReader Text() =>
        new StreamReader(new MemoryStream(_bytes ?? throw new IOException("The file cannot be opened.")), Encoding.UTF8);
}
