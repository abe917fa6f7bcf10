using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace OpenClawSync.Core.Tests.Support;

/// <summary>
/// Runs code with the rights of a user who is not root, also where the tests run as root. On Linux the calls of the kernel change the
/// rights of one thread only, so the others are not affected. The code must not start threads, which would inherit them.
/// </summary>
internal static class OtherUser
{
    /// <summary>A user without an entry in the user database.</summary>
    public const uint Id = 54321;

    public static bool IsAvailable =>
        OperatingSystem.IsLinux()
        && Environment.IsPrivilegedProcess
        && RuntimeInformation.ProcessArchitecture is Architecture.X64 or Architecture.Arm64;

    /// <summary>Skips a test where nobody can become another user.</summary>
    public static void Require() => Assert.SkipUnless(IsAvailable, "Only root on Linux can become another user.");

    public static void Run(Action work, uint id = Id)
    {
        Exception? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                Become(id);
                work();
            }
            catch (Exception thrown)
            {
                failure = thrown;
            }
        });
        thread.Start();
        thread.Join();
        if (failure is not null)
        {
            ExceptionDispatchInfo.Throw(failure);
        }
    }

    /// <summary>Gives a file or folder to a user.</summary>
    public static void Give(string path, uint owner = Id, uint group = Id) => Assert.Equal(0, ChangeOwner(path, owner, group));

    private static void Become(uint id)
    {
        var isArm = RuntimeInformation.ProcessArchitecture == Architecture.Arm64;
        Assert.Equal(0, SetGroups(isArm ? 159 : 116, 0, 0));
        Assert.Equal(0, SetIds(isArm ? 149 : 119, id, id, id));
        Assert.Equal(0, SetIds(isArm ? 147 : 117, id, id, id));
    }

    [DllImport("libc", EntryPoint = "syscall")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint SetGroups(nint call, nint count, nint groups);

    [DllImport("libc", EntryPoint = "syscall")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint SetIds(nint call, nuint real, nuint effective, nuint saved);

    [DllImport("libc", EntryPoint = "lchown")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ChangeOwner([MarshalAs(UnmanagedType.LPUTF8Str)] string path, uint owner, uint group);
}
