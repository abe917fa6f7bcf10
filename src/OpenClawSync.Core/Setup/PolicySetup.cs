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
    private const string SchemaName = "policy.schema.json";

    /// <summary>Whether there is a file to keep.</summary>
    /// <param name="replaces">Whether an existing file may be replaced.</param>
    public bool IsKept(bool replaces) => !replaces && File.Exists(path);

    /// <summary>Reads the existing policy.</summary>
    /// <exception cref="OpenClawSyncException">PolicyUnreadable or PolicyInvalid.</exception>
    public ProtectionPolicy Read() => PolicyFile.Read(path);

    /// <summary>
    /// Where editors find the schema: beside a policy in the state folder, so that updating the module does not move it; elsewhere in the
    /// module, because other files are not ours to write.
    /// </summary>
    /// <param name="module">The folder of the module.</param>
    /// <returns>What the policy calls it; null when the module has none.</returns>
    /// <exception cref="OpenClawSyncException">PolicyUnwritable, or StateUnavailable for the state folder.</exception>
    public string? WriteSchema(string module)
    {
        var schema = Path.Combine(module, "schemas", SchemaName);
        if (!File.Exists(schema))
        {
            return null;
        }

        if (path != state.Policy)
        {
            return new Uri(schema).AbsoluteUri;
        }

        Replace(Path.Combine(state.Folder, SchemaName), File.ReadAllBytes(schema));
        return "./" + SchemaName;
    }

    /// <exception cref="OpenClawSyncException">PolicyUnwritable, or StateUnavailable for the state folder.</exception>
    public void Write(string text) => Replace(path, Encoding.UTF8.GetBytes(text));

    private void Replace(string file, byte[] content)
    {
        if (path == state.Policy)
        {
            state.Create();
        }

        try
        {
            AtomicFile.Replace(file, stream => stream.Write(content));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new OpenClawSyncException(
                ErrorIds.PolicyUnwritable,
                $"The policy cannot be written to '{path}': {FileFailure.Reason(failure)}."
            );
        }
    }
}
