using System.Management.Automation;
using OpenClawSync.Records;

namespace OpenClawSync.Errors;

/// <summary>The category of every error id, and what an operator can do about it. Help pages and error records use it.</summary>
internal static class ErrorCatalog
{
    private static readonly Dictionary<string, ErrorInfo> Entries = new(SourceErrors.Entries)
    {
        [ErrorIds.RecordNotProtected] = ErrorInfo.Error(
            ErrorCategory.SecurityError,
            "Pipe the record through Protect-OpenClawRecord first."
        ),
        [ErrorIds.ProtectionFailed] = ErrorInfo.Error(
            ErrorCategory.SecurityError,
            "If the rule in the message comes from your policy, correct it in ruleFiles or add it to "
                + "disabledRules; if it is built in, report a bug with the rule and the field. The record is "
                + "tried again when it or the policy changes, or with Invoke-OpenClawSync -Full."
        ),
        [ErrorIds.RowRefused] = ErrorInfo.Error(
            ErrorCategory.WriteError,
            "Read the reason with Get-OpenClawDeadLetter and fix its cause. The record is sent again when it or the policy "
                + "changes; to send it unchanged, pipe its dead letter into Push-OpenClawRecord or use Invoke-OpenClawSync -Full."
        ),
        [ErrorIds.TargetUnauthorized] = ErrorInfo.Error(
            ErrorCategory.AuthenticationError,
            "Pass the CONVEX_INGEST_TOKEN of the deployment as -IngestToken. In the "
                + "environment it is sent only to the origin of CONVEX_INGEST_URL."
        ),
        [ErrorIds.TargetIncompatible] = ErrorInfo.Error(
            ErrorCategory.ProtocolError,
            "Check the -Target URL. If it is the ingest endpoint, bring both sides to matching versions: "
                + "Update-PSResource OpenClawSync for the module, npx convex deploy for the deployment."
        ),
        [ErrorIds.InstanceConflict] = ErrorInfo.Error(
            ErrorCategory.ResourceExists,
            "For two OpenClaws, set a different -InstanceId for each. For one that moved or was restored, release its claim: "
                + "Reset-OpenClawSyncCursor -ReleaseClaim for a file, npx convex run openclaw:release for a deployment."
        ),
        [ErrorIds.TargetUnavailable] = ErrorInfo.Error(
            ErrorCategory.ResourceUnavailable,
            "Run Test-OpenClawTarget with the same -Target to see whether network, permissions, disk space "
                + "or a lock is the cause. Then run the command again: no row is stored twice."
        ),
        [ErrorIds.TargetCorrupt] = ErrorInfo.Error(
            ErrorCategory.InvalidData,
            "Move the file away and run Invoke-OpenClawSync, which creates a new one and fills it from the source."
        ),
        [ErrorIds.TargetNotRecognized] = ErrorInfo.Error(
            ErrorCategory.InvalidArgument,
            "Pass another file as -Target. If a newer version of the module wrote this one, run Update-PSResource OpenClawSync."
        ),
        [ErrorIds.TargetUnsafe] = ErrorInfo.Error(
            ErrorCategory.SecurityError,
            "Run the command in the message, or pass a file in a folder of your own as -Target. A group may be allowed to read "
                + "a target, but not to write to it."
        ),
        [ErrorIds.TargetInvalid] = ErrorInfo.Error(
            ErrorCategory.InvalidArgument,
            "Pass the path of one file, or the https URL of the endpoint without a query, as -Target."
        ),
        [ErrorIds.RunInProgress] = ErrorInfo.Error(
            ErrorCategory.ResourceBusy,
            "Wait until the other process ends, or set OPENCLAW_SYNC_HOME to a different state folder for each of them."
        ),
        [ErrorIds.StateUnavailable] = ErrorInfo.Error(
            ErrorCategory.ResourceUnavailable,
            "Check the permissions of the state folder and the free disk space, or set "
                + "OPENCLAW_SYNC_HOME to a folder that you can write to."
        ),
        [ErrorIds.StateUnsafe] = ErrorInfo.Error(
            ErrorCategory.SecurityError,
            "Run the command in the message, or set OPENCLAW_SYNC_HOME to a folder of your own. If others could write to it, look "
                + "at what is in it first: a file that you did not create may have been put there."
        ),
        [ErrorIds.StateCorrupt] = ErrorInfo.Error(
            ErrorCategory.InvalidData,
            "Restore installation.json from a backup, or move it away to have a new key created; then release claims at "
                + "endpoints with npx convex run openclaw:release. A damaged state database is replaced by the next Invoke-OpenClawSync."
        ),
        [ErrorIds.InstanceInvalid] = ErrorInfo.Error(
            ErrorCategory.InvalidArgument,
            "Correct -InstanceId, OPENCLAW_SYNC_INSTANCE or instanceId in the policy, for example to laptop-2. Push the records "
                + "of each instance in a pipeline of their own."
        ),
        [ErrorIds.PolicyUnreadable] = ErrorInfo.Error(
            ErrorCategory.ReadError,
            "Check that the file exists and that you have read access, or pass another -PolicyPath."
        ),
        [ErrorIds.PolicyUnsafe] = ErrorInfo.Error(
            ErrorCategory.SecurityError,
            "Run the command in the message, or pass a policy of your own or of root as -PolicyPath."
        ),
        [ErrorIds.PolicyInvalid] = ErrorInfo.Error(
            ErrorCategory.InvalidData,
            "Correct the file at the line and column in the message. about_OpenClawRedaction explains "
                + "policies, and policy.schema.json in the module's schemas folder has every setting."
        ),
        [ErrorIds.InputInvalid] = ErrorInfo.Error(
            ErrorCategory.InvalidArgument,
            "Pipe text, files, folders or records into Find-OpenClawSecret, and objects of this session into other commands. "
                + "Pass the target of a dead letter as -Target. Put a backtick before a literal bracket in a pattern. "
                + "Press Tab after -Status to see the statuses."
        ),
        [ErrorIds.ViewerInvalid] = ErrorInfo.Error(ErrorCategory.InvalidArgument, "Pass the JWT of the viewer as -ViewerToken instead."),
        [ErrorIds.PathInvalid] = ErrorInfo.Error(
            ErrorCategory.InvalidArgument,
            "Pass the path of a file or folder, not of Env: or another drive of "
                + "PowerShell. For a name that contains brackets use -LiteralPath."
        ),
        [ErrorIds.ReplayWindowInvalid] = ErrorInfo.Error(
            ErrorCategory.InvalidArgument,
            "Pass a shorter -ReplayWindow, or -Full to send everything again."
        ),
        [ErrorIds.RunStopped] = ErrorInfo.Error(
            ErrorCategory.OperationStopped,
            "Run Invoke-OpenClawSync again: it continues where the stopped run ended."
        ),
        [ErrorIds.PruneTooLarge] = ErrorInfo.Error(
            ErrorCategory.LimitsExceeded,
            "Check that the source is complete, for example with Get-OpenClawRecord. To allow the "
                + "removal, raise -PrunePercent or prune.largestPercent in the policy."
        ),
        [ErrorIds.KeyNotFound] = ErrorInfo.Error(
            ErrorCategory.ObjectNotFound,
            "Check OPENCLAW_SYNC_HOME, or run Invoke-OpenClawSync, which creates the first key."
        ),
        [ErrorIds.RowAltered] = ErrorInfo.Warning(
            "Find out who else can write to the target. Restore the target from a backup if you need what the rows contained, or "
                + "erase them with Remove-OpenClawRecord."
        ),
        [ErrorIds.PruneSkipped] = ErrorInfo.Warning(
            "Fix the other errors of the run, which Get-OpenClawSyncRun -First 1 lists as ErrorSamples. The next complete run prunes."
        ),
        [ErrorIds.PlaceMissing] = ErrorInfo.Warning(
            "Mount the volume or restore what is missing. If it was deleted on purpose, run Invoke-OpenClawSync once with -AcceptMissing "
                + "and its name."
        ),
        [ErrorIds.PlaceUnknown] = ErrorInfo.Error(
            ErrorCategory.ObjectNotFound,
            "Pass to -AcceptMissing a name that the warning of an earlier run gave, such as 'state/openclaw.sqlite' or 'workspace:main'."
        ),
        [ErrorIds.DeadLettersWait] = ErrorInfo.Warning(
            "Read the reasons with Get-OpenClawDeadLetter and fix their causes. A record is tried again when "
                + "it or the policy changes; to retry it unchanged, pipe its dead letter into "
                + "Push-OpenClawRecord or Remove-OpenClawDeadLetter, or use Invoke-OpenClawSync -Full."
        ),
        [ErrorIds.TargetReplaced] = ErrorInfo.Warning(
            "No action is needed, since everything is sent again. If you did not replace it, "
                + "check with Get-OpenClawSyncRun which runs it still contains."
        ),
        [ErrorIds.PolicyChanged] = ErrorInfo.Warning(
            "No action is needed. If you did not change anything, check which file is "
                + "passed as -PolicyPath, and whether the module was updated."
        ),
        [ErrorIds.RunNotFound] = ErrorInfo.Error(
            ErrorCategory.ObjectNotFound,
            "Pass an id that Get-OpenClawSyncRun shows for the same -Target and -InstanceId."
        ),
        [ErrorIds.AgentNotFound] = ErrorInfo.Error(
            ErrorCategory.ObjectNotFound,
            "Press Tab after -Agent to see the agents of the source, or use a wildcard such as 'ops*'."
        ),
        [ErrorIds.DeadLetterNotFound] = ErrorInfo.Error(
            ErrorCategory.ObjectNotFound,
            "Run Get-OpenClawDeadLetter without -Id, with the same -Target and -InstanceId, to see all ids. "
                + "A dead letter is deleted once its record is stored."
        ),
        [ErrorIds.RecordNotFound] = ErrorInfo.Error(
            ErrorCategory.ObjectNotFound,
            "Run Find-OpenClawRecord with the same -Target to see the keys, with -IncludeRemoved for removed rows."
        ),
        [ErrorIds.RuleNotFound] = ErrorInfo.Error(
            ErrorCategory.ObjectNotFound,
            "Press Tab after -RuleId to see the rules, or use a wildcard such as 'aws*'. A rule of your own needs the "
                + "-PolicyPath that adds it."
        ),
        [ErrorIds.Unexpected] = ErrorInfo.Error(
            ErrorCategory.NotSpecified,
            "Run the command again, with -Verbose: acknowledged records are not lost. If it fails "
                + "again, report a bug with the command and the name in brackets."
        ),
        [ErrorIds.ReportUnwritable] = ErrorInfo.Error(ErrorCategory.WriteError, "Pass another -ReportPath in an existing folder."),
        [ErrorIds.ScheduleInvalid] = ErrorInfo.Error(
            ErrorCategory.InvalidArgument,
            "Correct the parameter. Get-Help Register-OpenClawSyncSchedule -Full describes the "
                + "allowed values of -Name, -Interval, -EnvironmentFile and -CredentialFile."
        ),
        [ErrorIds.ScheduleExists] = ErrorInfo.Error(
            ErrorCategory.ResourceExists,
            "Pass -Force to replace a schedule of this module, or another -Name."
        ),
        [ErrorIds.ScheduleNotFound] = ErrorInfo.Error(ErrorCategory.ObjectNotFound, "Pass a name that Get-OpenClawSyncSchedule shows."),
        [ErrorIds.ScheduleHoldsSecret] = ErrorInfo.Error(
            ErrorCategory.SecurityError,
            "Put the token into a file that only you can read, and pass that as -EnvironmentFile or -CredentialFile."
        ),
        [ErrorIds.SchedulerUnavailable] = ErrorInfo.Error(
            ErrorCategory.ResourceUnavailable,
            "Check the scheduler with systemctl --user status or crontab -l, or choose a different one with -Scheduler."
        ),
        [ErrorIds.SecretFileUnsafe] = ErrorInfo.Error(
            ErrorCategory.SecurityError,
            "Create the file as yourself and run chmod 600 on it. If others could read it, replace the token in it."
        ),
        [ErrorIds.PwshNotFound] = ErrorInfo.Error(
            ErrorCategory.ObjectNotFound,
            "Install PowerShell 7.6 or later, or add the folder of pwsh to PATH."
        ),
        [ErrorIds.LingerOff] = ErrorInfo.Warning("Run loginctl enable-linger so that the schedule also runs while you are logged out."),
        [ErrorIds.AnswerNeeded] = ErrorInfo.Error(
            ErrorCategory.InvalidArgument,
            "Pass -Path and -Target, or -Force to accept the defaults. Where a confirmation is asked for, pass the switch in the message."
        ),
        [ErrorIds.PolicyUnwritable] = ErrorInfo.Error(
            ErrorCategory.WriteError,
            "Pass another -PolicyPath in an existing folder that you can write to."
        ),
    };

    /// <summary>The entry of an error id.</summary>
    public static ErrorInfo For(string errorId) => Entries[errorId];

    /// <summary>The ids that have an entry.</summary>
    public static IReadOnlyCollection<string> Ids => Entries.Keys;
}
