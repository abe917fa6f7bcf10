using System.Management.Automation;
using OpenClawSync.Records;
using OpenClawSync.State;

namespace OpenClawSync.Commands;

/// <summary>
/// Replaces the key of this installation, with which redacted values, masked ids and findings are hashed. Use it when the state folder may
/// have been copied by somebody else.
/// </summary>
/// <remarks>
/// <para>
/// The command writes the new key and nothing else. The next complete Invoke-OpenClawSync into each target protects everything again under
/// the new key: rows whose records are there get new hashes, rows under an id that was masked with the earlier key are replaced and become
/// tombstones, and hashes by the earlier key are removed from rows whose records are gone. A run that is interrupted is completed by the
/// next one. Earlier keys stay in installation.json, so that a hash can still be attributed to its key.
/// </para>
/// <para>
/// Values that a policy allows by their hashes (allow.values) are redacted again until the policy has their new hashes, which
/// Find-OpenClawSecret shows. The identity with which this installation claims instances does not change: somebody who also has the ingest
/// token can still write as this installation. docs/security.md says how to replace it.
/// </para>
/// <para>The command asks for confirmation; scripts pass -Confirm:$false. While a run is in progress, it stops with RunInProgress.</para>
/// </remarks>
/// <example>
/// <para>Replace the key and protect the default target again.</para>
/// <code>
/// Update-OpenClawSyncKey -Confirm:$false
/// Invoke-OpenClawSync
/// </code>
/// </example>
/// <example>
/// <para>Show what would be done.</para>
/// <code>Update-OpenClawSyncKey -WhatIf</code>
/// </example>
[Cmdlet(VerbsData.Update, "OpenClawSyncKey", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(SyncKeyUpdate))]
public sealed class UpdateOpenClawSyncKeyCommand : OpenClawCmdlet
{
    private protected override void Process()
    {
        if (!InstallationFile.Exists(State))
        {
            throw new OpenClawSyncException(ErrorIds.KeyNotFound, "This installation has no key yet. The first sync creates one.");
        }

        if (!ShouldProcess(Safe(State.Installation), "Add a new installation key, under which the next sync protects everything again"))
        {
            return;
        }

        using var runLock = RunLock.Take(State, TimeProvider.System);
        var before = InstallationFile.Get(State).Key.KeyId;
        var after = InstallationFile.AddKey(State).KeyId;
        WriteObject(
            new SyncKeyUpdate
            {
                KeyId = after,
                PreviousKeyId = before,
                Path = Safe(State.Installation),
            }
        );
    }
}
