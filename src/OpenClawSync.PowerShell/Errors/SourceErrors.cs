using System.Management.Automation;
using OpenClawSync.Records;

namespace OpenClawSync.Errors;

/// <summary>The errors that are about a source or what was read from it.</summary>
internal static class SourceErrors
{
    public static IReadOnlyDictionary<string, ErrorInfo> Entries { get; } =
        new Dictionary<string, ErrorInfo>
        {
            [ErrorIds.SourceNotFound] = ErrorInfo.Error(
                ErrorCategory.ObjectNotFound,
                "Pass the folder that holds openclaw.json, a starter JSON file or an https URL as -Path, or set OPENCLAW_STATE_DIR."
            ),
            [ErrorIds.SourceUnreadable] = ErrorInfo.Error(
                ErrorCategory.ReadError,
                "Check the owner and permissions of the file (ls -l on Linux and macOS), grant yourself read access "
                    + "and run the command again. Until then the cursors of its kinds do not move."
            ),
            [ErrorIds.SourceMalformed] = ErrorInfo.Error(
                ErrorCategory.InvalidData,
                "Correct the JSON at the place in the message, or export the file again. "
                    + "Get-OpenClawRecord -Path shows whether it can be read."
            ),
            [ErrorIds.SourceCorrupt] = ErrorInfo.Error(
                ErrorCategory.InvalidData,
                "Restore the database from a backup. Without one, stop OpenClaw, move the file away and let "
                    + "OpenClaw create a new one; Get-OpenClawRecord shows whether it can be read."
            ),
            [ErrorIds.ConfigUnreadable] = ErrorInfo.Warning(
                "Check the permissions and the JSON5 syntax of openclaw.json, or set OPENCLAW_CONFIG_PATH to the file that OpenClaw uses."
            ),
            [ErrorIds.WorkspaceMissing] = ErrorInfo.Warning(
                "Correct the path of the workspace in openclaw.json, or create the folder. If OpenClaw runs in a container or the config "
                    + "was written on another computer, say with -PathMap or the policy's pathMap where its folders are here."
            ),
            [ErrorIds.JobFileMissing] = ErrorInfo.Warning(
                "Correct cron.store in openclaw.json. If the path is that of a container or of another computer, say with -PathMap or the "
                    + "policy's pathMap where its folders are here."
            ),
            [ErrorIds.NotesPassedOver] = ErrorInfo.Warning(
                "If they should be synced, put the notes themselves into the workspace, or name other notes at its root in the "
                    + "memoryFiles of the policy (-PolicyPath). Otherwise no action is needed."
            ),
            [ErrorIds.NoteNotSplit] = ErrorInfo.Warning(
                "Split the note into several .md files if you want its sections as separate entries. Otherwise no action is needed."
            ),
            [ErrorIds.EncodingUnclear] = ErrorInfo.Warning(
                "Check that the text reads correctly, and save the file as UTF-8. In Windows PowerShell 5.1, append with Add-Content "
                    + "-Encoding UTF8 instead of >>."
            ),
            [ErrorIds.NewerSchema] = ErrorInfo.Warning(
                "Update the module with Update-PSResource OpenClawSync. Until then fields that it does not know are not synced."
            ),
            [ErrorIds.RecordMalformed] = ErrorInfo.Error(
                ErrorCategory.InvalidData,
                "Correct or remove the record in OpenClaw, at the place in the message. After "
                    + "a sync, Get-OpenClawDeadLetter lists every such record."
            ),
            [ErrorIds.FieldIgnored] = ErrorInfo.Warning(
                "Correct the named fields in the file or store at the place in the message, or let OpenClaw write it again. "
                    + "Get-OpenClawRecord shows the records, which are complete otherwise."
            ),
            [ErrorIds.RecordDuplicate] = ErrorInfo.Error(
                ErrorCategory.InvalidData,
                "Remove one of the two, in OpenClaw or in the export, at the place in the "
                    + "message. Get-OpenClawRecord emits the one that was kept."
            ),
            [ErrorIds.StatusUnknown] = ErrorInfo.Verbose(
                "If many tasks report it, update the module with Update-PSResource OpenClawSync. For a single task no action is needed."
            ),
            [ErrorIds.SourceUnauthorized] = ErrorInfo.Error(
                ErrorCategory.AuthenticationError,
                "Pass a valid token as -SourceToken, or set OPENCLAW_SOURCE_TOKEN, which is sent only to the origin of OPENCLAW_SOURCE_URL."
            ),
            [ErrorIds.SourceUnavailable] = ErrorInfo.Error(
                ErrorCategory.ConnectionError,
                "Check that the URL responds, for example with curl -I, then run the command again. What had "
                    + "arrived is kept, and the next Invoke-OpenClawSync requests the rest."
            ),
            [ErrorIds.SourceInvalid] = ErrorInfo.Error(
                ErrorCategory.InvalidArgument,
                "Pass an https URL without a user name or password as -Path, and the token as -SourceToken."
            ),
        };
}
