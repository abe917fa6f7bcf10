using System.Runtime.Versioning;
using System.Security.AccessControl;
using System.Security.Principal;

namespace OpenClawSync.Storage;

/// <summary>Makes a folder on Windows that only its owner may enter; what is made in it inherits that. Never run on Windows so far.</summary>
[SupportedOSPlatform("windows")]
internal static class OwnerOnlyFolder
{
    public static void Create(string path)
    {
        if (Directory.Exists(path))
        {
            return;
        }

        using var identity = WindowsIdentity.GetCurrent();
        var security = new DirectorySecurity();
        security.SetAccessRuleProtection(isProtected: true, preserveInheritance: false);
        security.AddAccessRule(
            new FileSystemAccessRule(
                identity.User!,
                FileSystemRights.FullControl,
                InheritanceFlags.ContainerInherit | InheritanceFlags.ObjectInherit,
                PropagationFlags.None,
                AccessControlType.Allow
            )
        );
        new DirectoryInfo(path).Create(security);
    }
}
