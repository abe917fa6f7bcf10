using System.Text;
using OpenClawSync.Protection.Policy;
using OpenClawSync.Records;
using OpenClawSync.State;
using OpenClawSync.Storage;

namespace OpenClawSync.Setup;

/// <summary>Creates the policy file. An existing file is kept, because the operator wrote it.</summary>
/// <param name="path">The file.</param>
/// <param name="state">The state folder, which is created if the file belongs in it.</param>
internal sealed class PolicySetup(string path, StateFolder state)
{
    /// <summary>Whether there is a file to keep.</summary>
    /// <param name="replaces">Whether an existing file may be replaced.</param>
    public bool IsKept(bool replaces) => !replaces && File.Exists(path);

    /// <summary>Reads the existing policy.</summary>
    /// <exception cref="OpenClawSyncException">PolicyUnreadable or PolicyInvalid.</exception>
    public ProtectionPolicy Read() => PolicyFile.Read(path);

    /// <exception cref="OpenClawSyncException">PolicyUnwritable, or StateUnavailable for the state folder.</exception>
    public void Write(string text)
    {
        if (path == state.Policy)
        {
            state.Create();
        }

        try
        {
            AtomicFile.Replace(path, file => file.Write(Encoding.UTF8.GetBytes(text)));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new OpenClawSyncException(
                ErrorIds.PolicyUnwritable,
                $"The policy cannot be written to '{path}'. Check that its folder exists and that you can write to it."
            );
        }
    }
}
