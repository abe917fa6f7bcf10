using System.Text;
using OpenClawSync.Protection.Policy;
using OpenClawSync.Records;
using OpenClawSync.State;
using OpenClawSync.Storage;

namespace OpenClawSync.Setup;

/// <summary>Sees to it that there is a policy file. One that is there is the operator's work.</summary>
/// <param name="path">The file.</param>
/// <param name="state">The state folder, which is made when the file lies in it.</param>
internal sealed class PolicySetup(string path, StateFolder state)
{
    /// <summary>Whether there is a file that is to be kept.</summary>
    /// <param name="replaces">Whether one may be replaced.</param>
    public bool IsKept(bool replaces) => !replaces && File.Exists(path);

    /// <summary>The policy that is there.</summary>
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
                $"The policy cannot be written to '{path}'. Is its folder there, and may you write to it?"
            );
        }
    }
}
