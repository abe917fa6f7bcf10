using System.Management.Automation;
using OpenClawSync.Records;

namespace OpenClawSync.Commands;

/// <summary>Rejects an object that a command cannot take, such as a copy of a record from Import-Clixml or from another computer.</summary>
internal static class ForeignObject
{
    private const string Copy = "Deserialized.OpenClawSync.";

    public static OpenClawSyncException Reject(PSObject given, string source) =>
        new(
            ErrorIds.InputInvalid,
            given.TypeNames.Any(name => name.StartsWith(Copy, StringComparison.Ordinal))
                ? $"This is a copy of an object, as Import-Clixml and remote sessions return it. Pipe the objects of {source} directly."
                : $"This is not a record. Pipe the objects of {source} into the command."
        );
}
