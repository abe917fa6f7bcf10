using System.Text;
using OpenClawSync.Records;
using OpenClawSync.Storage;

namespace OpenClawSync.Protection.Policy;

/// <summary>Reads a policy file and the rule files it names, whose paths are relative to it.</summary>
internal static class PolicyFile
{
    // 4 MiB, far more than a policy or a rule file needs.
    private const int MaxBytes = 4 * 1024 * 1024;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="OpenClawSyncException">
    /// PolicyUnreadable, or PolicyInvalid. The message names the file, line, column and setting, and never a value.
    /// </exception>
    public static ProtectionPolicy Read(string path)
    {
        var document = JsonSettings.Parse(Path.GetFileName(path), Encoding.UTF8.GetBytes(ReadText(path)));
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        return new PolicyReader(document, node => ReadRules(folder, node), folder).Read();
    }

    private static RuleFile ReadRules(string folder, SettingNode node)
    {
        var name = node.Text;
        if (name.Contains('\0', StringComparison.Ordinal))
        {
            throw node.Invalid("is not a valid path");
        }

        return RuleFile.Read(Path.GetFileName(name), ReadText(Path.GetFullPath(name, folder)));
    }

    // The text without a byte order mark.
    private static string ReadText(string path)
    {
        var name = Path.GetFileName(path);
        try
        {
            if (FileTrust.OfFile(path) is { IsIrregular: false } fault)
            {
                throw new OpenClawSyncException(ErrorIds.PolicyUnsafe, $"'{path}' is not used, because others could change it: {fault}");
            }

            using var file = PlainFile.Open(path);
            if (file.Length > MaxBytes)
            {
                throw SettingNode.Invalid(name, 1, 1, "this is larger than 4 MiB");
            }

            using var reader = new StreamReader(file, StrictUtf8);
            return reader.ReadToEnd();
        }
        catch (DecoderFallbackException)
        {
            throw SettingNode.Invalid(name, 1, 1, "this is not UTF-8");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new OpenClawSyncException(
                ErrorIds.PolicyUnreadable,
                $"'{path}' cannot be read: {(Directory.Exists(path) ? "it is a folder" : FileFailure.Reason(failure))}."
            );
        }
    }
}
