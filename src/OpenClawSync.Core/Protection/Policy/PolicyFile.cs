using System.Text;

namespace OpenClawSync.Protection.Policy;

/// <summary>Reads a policy file and the rule files it names, whose paths are relative to it.</summary>
internal static class PolicyFile
{
    /// <exception cref="Records.OpenClawSyncException">
    /// PolicyUnreadable or PolicyInvalid. The message tells the file, line, column and setting, and never a value.
    /// </exception>
    public static ProtectionPolicy Read(string path)
    {
        var document = JsonSettings.Parse(Path.GetFileName(path), Encoding.UTF8.GetBytes(SettingFile.Read(path)));
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        return new PolicyReader(document, node => Rules(folder, node)).Read();
    }

    private static RuleFile Rules(string folder, SettingNode node)
    {
        var name = node.Text;
        if (name.Contains('\0', StringComparison.Ordinal))
        {
            throw node.Wrong("is no path");
        }

        return RuleFile.Read(Path.GetFileName(name), SettingFile.Read(Path.GetFullPath(name, folder)));
    }
}
