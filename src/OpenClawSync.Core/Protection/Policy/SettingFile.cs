using System.Text;
using OpenClawSync.Records;

namespace OpenClawSync.Protection.Policy;

/// <summary>The bytes and text of a policy or rule file.</summary>
internal static class SettingFile
{
    /// <summary>The largest file that is read, in bytes: 4 MiB.</summary>
    public const int Largest = 4 * 1024 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text, without a byte order mark.</summary>
    /// <exception cref="OpenClawSyncException">PolicyUnreadable, or PolicyInvalid for what is no UTF-8 or too large.</exception>
    public static string Read(string path)
    {
        var name = Path.GetFileName(path);
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            if (file.Length > Largest)
            {
                throw SettingNode.Wrong(name, 1, 1, "this is larger than 4 MiB");
            }

            using var reader = new StreamReader(file, Strict);
            return reader.ReadToEnd();
        }
        catch (DecoderFallbackException)
        {
            throw SettingNode.Wrong(name, 1, 1, "this is not UTF-8");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new OpenClawSyncException(
                ErrorIds.PolicyUnreadable,
                $"'{name}' cannot be read. Is it there, a file, and readable to you?"
            );
        }
    }
}
