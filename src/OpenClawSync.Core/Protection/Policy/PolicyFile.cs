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

    /// <summary>Whether a file is a policy: empty, or an object with no other settings than those of a policy.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static bool IsPolicy(string path) =>
        ReadBytes(path) is { } text
        && (text.Length == 0 || (FindTable(path, text) is { } settings && settings.Keys.All(PolicyReader.SettingNames.Contains)));

    /// <summary>Whether a file is the schema of a policy, of any version.</summary>
    /// <inheritdoc cref="IsPolicy" path="/exception" />
    public static bool IsSchema(string path) =>
        ReadBytes(path) is { } text
        && FindTable(path, text) is { } schema
        && schema.GetValueOrDefault("title")?.Value is "OpenClawSync policy"
        && schema.GetValueOrDefault("properties")?.Table is not null;

    private static byte[]? ReadBytes(string path)
    {
        using var file = PlainFile.Open(path);
        file.RequireKnownLength();
        return file.Length <= MaxBytes ? file.ReadToEnd(MaxBytes) : null;
    }

    private static IReadOnlyDictionary<string, SettingNode>? FindTable(string path, byte[] text)
    {
        try
        {
            return JsonSettings.Parse(Path.GetFileName(path), Encoding.UTF8.GetBytes(StrictUtf8.GetString(text).TrimStart('\ufeff'))).Table;
        }
        catch (Exception failure) when (failure is DecoderFallbackException or OpenClawSyncException)
        {
            return null;
        }
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

            file.RequireKnownLength();
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
