using System.Text;
using OpenClawSync.Protection.Policy;
using OpenClawSync.Records;
using OpenClawSync.Sources.Home;
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

    /// <summary>
    /// Makes sure that nothing but an earlier policy would be replaced, and that the file would not be in an OpenClaw home.
    /// </summary>
    /// <param name="home">The folder of the home that is prepared; null for another source.</param>
    /// <exception cref="OpenClawSyncException">PolicyUnwritable.</exception>
    public void RequireReplaceable(string? home)
    {
        var full = Path.GetFullPath(path);
        if (ReservedPath.OfPolicy(full, state) is { } reason)
        {
            throw Unwritable(reason);
        }

        if (!IsSameFolder(full) && (HomeLocator.Holds(full) || (home is not null && HomeLocator.IsWithin(full, home))))
        {
            throw Unwritable("it is inside an OpenClaw home, which is never changed");
        }

        RequireOurs(full, PolicyFile.IsPolicy, "there is another file, which is not a policy. It was not replaced");
    }

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

        RequireOurs(state.PolicySchema, PolicyFile.IsSchema, $"'{SchemaName}' beside it is not the schema of a policy");
        Replace(state.PolicySchema, File.ReadAllBytes(schema));
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
            throw Unwritable(FileFailure.Reason(failure));
        }
    }

    // A state folder inside a home is a choice of the operator.
    private bool IsSameFolder(string full) => Path.GetDirectoryName(full) == state.Folder;

    private void RequireOurs(string file, Func<string, bool> isOurs, string otherwise)
    {
        try
        {
            if (File.Exists(file) && new FileInfo(file).Length > 0 && !isOurs(file))
            {
                throw Unwritable(otherwise);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(FileFailure.Reason(failure));
        }
    }

    private OpenClawSyncException Unwritable(string reason) =>
        new(ErrorIds.PolicyUnwritable, $"The policy cannot be written to '{path}': {reason}.");
}
