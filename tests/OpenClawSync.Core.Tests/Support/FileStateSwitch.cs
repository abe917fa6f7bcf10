using System.Runtime.CompilerServices;
using OpenClawSync.Storage;

namespace OpenClawSync.Core.Tests.Support;

/// <summary>
/// Runs all tests of the process as on a platform without file states if <c>OPENCLAWSYNC_NO_FILE_STATES</c> is set.
/// </summary>
internal static class FileStateSwitch
{
    [ModuleInitializer]
    public static void Apply() =>
        AppContext.SetSwitch(FileStateReader.NoneSwitch, Environment.GetEnvironmentVariable("OPENCLAWSYNC_NO_FILE_STATES") == "1");
}
