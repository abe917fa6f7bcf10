namespace OpenClawSync.Records;

/// <summary>The stable names of everything that can go wrong. Scripts match on them; they do not change.</summary>
/// <remarks>
/// Help and error records are made of this file: the summary says what went wrong, <see cref="ErrorInfoAttribute" /> of which category it is
/// and what to do next.
/// </remarks>
internal static class ErrorIds
{
    /// <summary>There is no OpenClaw home, file or folder at the place that was given or looked at.</summary>
    [ErrorInfo(
        "ObjectNotFound",
        "Give the path of one that is there: for a home the folder that holds openclaw.json, as -Path or OPENCLAW_STATE_DIR."
    )]
    public const string SourceNotFound = nameof(SourceNotFound);

    /// <summary>
    /// A file or folder of the home cannot be read; the rest was. <c>Find-OpenClawSecret</c> says so of a file that it audits.
    /// </summary>
    [ErrorInfo("ReadError", "See who may read it, then run again. Until then no cursor of its kinds moves.")]
    public const string SourceUnreadable = nameof(SourceUnreadable);

    /// <summary>A JSON file, or the answer of a URL, is not a document that can be read.</summary>
    [ErrorInfo("InvalidData", "Mend it where the message says, or let OpenClaw or the exporter write it anew.")]
    public const string SourceMalformed = nameof(SourceMalformed);

    /// <summary>A database of OpenClaw is damaged; the other parts of the home were read.</summary>
    [ErrorInfo("InvalidData", "Restore it from a backup, or let OpenClaw make a new one.")]
    public const string SourceCorrupt = nameof(SourceCorrupt);

    /// <summary><c>openclaw.json</c> is missing or cannot be read, so that the default workspaces were read.</summary>
    [ErrorInfo("warning", "See its rights and its syntax, or set OPENCLAW_CONFIG_PATH.")]
    public const string ConfigUnreadable = nameof(ConfigUnreadable);

    /// <summary>A workspace that <c>openclaw.json</c> names does not exist.</summary>
    [ErrorInfo("warning", "Correct its path there, or make the folder.")]
    public const string WorkspaceMissing = nameof(WorkspaceMissing);

    /// <summary>A note is too large or too tangled to be split, and was kept as one entry.</summary>
    [ErrorInfo("warning", "Split it into several files if its parts are to be seen one by one.")]
    public const string NoteNotSplit = nameof(NoteNotSplit);

    /// <summary>A store has a newer schema than this module knows; what is known of it was read.</summary>
    [ErrorInfo("warning", "Look for a newer version of the module.")]
    public const string NewerSchema = nameof(NewerSchema);

    /// <summary>A record has no id or cannot be understood. It was left out, and the rest went on.</summary>
    [ErrorInfo("InvalidData", "See the place told, and correct or remove it in OpenClaw.")]
    public const string RecordMalformed = nameof(RecordMalformed);

    /// <summary>Two records of one source have the same id. The first was kept.</summary>
    [ErrorInfo("InvalidData", "Remove one of them at the place told.")]
    public const string RecordDuplicate = nameof(RecordDuplicate);

    /// <summary>A task has a status that is not known. It was stored as <c>unknown</c>.</summary>
    [ErrorInfo("verbose", "Nothing, unless many say so: then look for a newer version of the module.")]
    public const string StatusUnknown = nameof(StatusUnknown);

    /// <summary>The source URL refuses the token.</summary>
    [ErrorInfo(
        "AuthenticationError",
        "Give a valid one as -SourceToken or OPENCLAW_SOURCE_TOKEN. The latter goes to the origin of OPENCLAW_SOURCE_URL alone."
    )]
    public const string SourceUnauthorized = nameof(SourceUnauthorized);

    /// <summary>The source URL gave no answer or a wrong one, or broke off. Five attempts were made.</summary>
    [ErrorInfo("ConnectionError", "Run again later. What had arrived is kept, and the next run asks for the rest.")]
    public const string SourceUnavailable = nameof(SourceUnavailable);

    /// <summary>The source URL is not https, or holds a user name or password.</summary>
    [ErrorInfo("InvalidArgument", "Give an https URL without a user name or password in it, and the token as -SourceToken.")]
    public const string SourceInvalid = nameof(SourceInvalid);

    /// <summary>A raw record was piped to <c>Push-OpenClawRecord</c>, which takes none.</summary>
    [ErrorInfo("SecurityError", "Pipe it through Protect-OpenClawRecord first.")]
    public const string RecordNotProtected = nameof(RecordNotProtected);

    /// <summary>
    /// The redactor failed on a record or found a secret in its own output. The record was withheld, and the rest went on.
    /// </summary>
    [ErrorInfo("SecurityError", "See the rule and field told. If a policy rule of yours is not the cause, report it.")]
    public const string ProtectionFailed = nameof(ProtectionFailed);

    /// <summary>The endpoint refused one row. It is kept as a dead letter, and the rest went on.</summary>
    [ErrorInfo("WriteError", "See the reason told. The next run tries again.")]
    public const string RowRefused = nameof(RowRefused);

    /// <summary>The endpoint refuses the token.</summary>
    [ErrorInfo(
        "AuthenticationError",
        "Give the one the deployment has, as -IngestToken or CONVEX_INGEST_TOKEN. The latter goes to the origin of "
            + "CONVEX_INGEST_URL alone."
    )]
    public const string TargetUnauthorized = nameof(TargetUnauthorized);

    /// <summary>The endpoint does not understand what was sent, or answers as no ingest endpoint does.</summary>
    [ErrorInfo("ProtocolError", "Check the URL. If it is right, bring the module and the deployment to matching versions.")]
    public const string TargetIncompatible = nameof(TargetIncompatible);

    /// <summary>Another OpenClaw writes to the endpoint under the same instance id.</summary>
    [ErrorInfo("ResourceExists", "Decide which of the two it is, and do as the message says.")]
    public const string InstanceConflict = nameof(InstanceConflict);

    /// <summary>The target cannot be reached, opened or written. It is as it was.</summary>
    [ErrorInfo("ResourceUnavailable", "Mend what the message names, or wait, and run again: nothing is sent twice.")]
    public const string TargetUnavailable = nameof(TargetUnavailable);

    /// <summary>The target file is damaged, or is no SQLite database.</summary>
    [ErrorInfo("InvalidData", "Move it away and run again: a new one is filled from the source.")]
    public const string TargetCorrupt = nameof(TargetCorrupt);

    /// <summary>The target file belongs to another program or was written by a newer version of the module. It was not changed.</summary>
    [ErrorInfo("InvalidArgument", "Give another file. If a newer version of the module wrote this one, update the module.")]
    public const string TargetNotRecognized = nameof(TargetNotRecognized);

    /// <summary>The target is not a file or https URL that can be written to, or a URL holds a password, query or fragment.</summary>
    [ErrorInfo("InvalidArgument", "Give the path of a file, or the address of the endpoint alone.")]
    public const string TargetInvalid = nameof(TargetInvalid);

    /// <summary>Another run works with the same state folder. The message says which process, and since when.</summary>
    [ErrorInfo("ResourceBusy", "Wait for it to end, or give each its own OPENCLAW_SYNC_HOME.")]
    public const string RunInProgress = nameof(RunInProgress);

    /// <summary>The state folder cannot be made, read or written.</summary>
    [ErrorInfo("ResourceUnavailable", "See its rights and the disk, or set OPENCLAW_SYNC_HOME to a folder that can be written.")]
    public const string StateUnavailable = nameof(StateUnavailable);

    /// <summary><c>installation.json</c> or the state database is damaged.</summary>
    [ErrorInfo(
        "InvalidData",
        "Do as the message says. Keep a copy of installation.json: the state database can be made again, that file cannot."
    )]
    public const string StateCorrupt = nameof(StateCorrupt);

    /// <summary>The instance id cannot be used, or records of several instances were pushed at once.</summary>
    [ErrorInfo(
        "InvalidArgument",
        "Use 1 to 64 letters, digits, dots, dashes or underscores, a letter or digit first. Push each instance by itself."
    )]
    public const string InstanceInvalid = nameof(InstanceInvalid);

    /// <summary>A policy or rule file is not there or cannot be read.</summary>
    [ErrorInfo("ReadError", "Give another -PolicyPath, or see its rights.")]
    public const string PolicyUnreadable = nameof(PolicyUnreadable);

    /// <summary>A policy or rule file has an unknown setting, a bad value, or a rule that cannot be compiled.</summary>
    [ErrorInfo("InvalidData", "Mend it at the file, line and column told.")]
    public const string PolicyInvalid = nameof(PolicyInvalid);

    /// <summary>
    /// Something piped to <c>Find-OpenClawSecret</c> is no text, file, folder or record, a dead letter is another target's, or a pattern
    /// is none.
    /// </summary>
    [ErrorInfo("InvalidArgument", "Give what the message asks for.")]
    public const string InputInvalid = nameof(InputInvalid);

    /// <summary>-Viewer or -Role was given for an endpoint, which knows its viewer by their token.</summary>
    [ErrorInfo("InvalidArgument", "Give their JWT as -ViewerToken instead.")]
    public const string ViewerInvalid = nameof(ViewerInvalid);

    /// <summary>A path is not one of the file system.</summary>
    [ErrorInfo("InvalidArgument", "Give the path of a file or folder; Env: and the like cannot be read.")]
    public const string PathInvalid = nameof(PathInvalid);

    /// <summary>The replay window is negative or longer than 3650 days.</summary>
    [ErrorInfo("InvalidArgument", "Give one in between, or -Full to send everything again.")]
    public const string ReplayWindowInvalid = nameof(ReplayWindowInvalid);

    /// <summary>A run was stopped, by Ctrl+C or by the system. PowerShell shows no error then; the run log and the report have it.</summary>
    [ErrorInfo("OperationStopped", "Nothing. The next one goes on where it was.")]
    public const string RunStopped = nameof(RunStopped);

    /// <summary>With -Prune, more rows would be marked as removed than may be at once. None was.</summary>
    [ErrorInfo(
        "LimitsExceeded",
        "Look whether the source is whole. To let it happen, give a greater -PrunePercent or raise prune.largestPercent of the " + "policy."
    )]
    public const string PruneTooLarge = nameof(PruneTooLarge);

    /// <summary>With -Prune, not all of a source was seen, so nothing is taken to be gone from it.</summary>
    [ErrorInfo("warning", "Mend what the other errors of the run name. The next whole run prunes.")]
    public const string PruneSkipped = nameof(PruneSkipped);

    /// <summary>Records could not be synced earlier and are kept aside.</summary>
    [ErrorInfo("warning", "See them with Get-OpenClawDeadLetter, which says why. The run tries them again.")]
    public const string DeadLettersWait = nameof(DeadLettersWait);

    /// <summary>The target is not what it was after the last run: emptied, replaced, or restored from a backup.</summary>
    [ErrorInfo("warning", "Nothing; everything is sent again. If you did not do that, find out who did.")]
    public const string TargetReplaced = nameof(TargetReplaced);

    /// <summary>Policy, rules or key changed since the last run, so everything is protected and sent again.</summary>
    [ErrorInfo("warning", "Nothing.")]
    public const string PolicyChanged = nameof(PolicyChanged);

    /// <summary>The run log of the target has no run of that id.</summary>
    [ErrorInfo("ObjectNotFound", "Take an id that Get-OpenClawSyncRun shows for the same -Target and -InstanceId.")]
    public const string RunNotFound = nameof(RunNotFound);

    /// <summary>Something failed that should not.</summary>
    [ErrorInfo("NotSpecified", "Report it with the command and the name in brackets. Nothing that was acknowledged is lost; run again.")]
    public const string Unexpected = nameof(Unexpected);

    /// <summary>The report cannot be written to the place given, or something that is no report is there.</summary>
    [ErrorInfo("WriteError", "Give another -ReportPath, in a folder that exists.")]
    public const string ReportUnwritable = nameof(ReportUnwritable);

    /// <summary>A schedule cannot be had as it was asked for: its name, interval, or something that no line of it can carry.</summary>
    [ErrorInfo("InvalidArgument", "Do as the message says.")]
    public const string ScheduleInvalid = nameof(ScheduleInvalid);

    /// <summary>A schedule of that name is installed, or a unit that this module did not make. Nothing was changed.</summary>
    [ErrorInfo("ResourceExists", "Give -Force to replace a schedule, or another -Name.")]
    public const string ScheduleExists = nameof(ScheduleExists);

    /// <summary>No schedule of that name is installed.</summary>
    [ErrorInfo("ObjectNotFound", "See Get-OpenClawSyncSchedule for those that are.")]
    public const string ScheduleNotFound = nameof(ScheduleNotFound);

    /// <summary>What would be written into a schedule holds what a rule finds, or a token of the environment. Nothing was written.</summary>
    [ErrorInfo("SecurityError", "Put it into a file that nobody else can read, and give that as -EnvironmentFile or -CredentialFile.")]
    public const string ScheduleHoldsSecret = nameof(ScheduleHoldsSecret);

    /// <summary>systemd or cron cannot be used here, or refused. Schedules are as they were.</summary>
    [ErrorInfo("ResourceUnavailable", "See what the message says of it, or give another -Scheduler.")]
    public const string SchedulerUnavailable = nameof(SchedulerUnavailable);

    /// <summary>The file for -EnvironmentFile or -CredentialFile does not exist, is another user's, or can be read by others.</summary>
    [ErrorInfo("SecurityError", "Make it under umask 077, or chmod 600 it. If others could read it, have the token replaced.")]
    public const string SecretFileUnsafe = nameof(SecretFileUnsafe);

    /// <summary>A schedule calls pwsh, and none was found.</summary>
    [ErrorInfo("ObjectNotFound", "Install PowerShell 7.6, or put it on PATH.")]
    public const string PwshNotFound = nameof(PwshNotFound);

    /// <summary>systemd stops the timers of a user who is not logged in.</summary>
    [ErrorInfo("warning", "Run loginctl enable-linger to have the schedule run all the same.")]
    public const string LingerOff = nameof(LingerOff);

    /// <summary>A question had to be asked, and nobody can answer here.</summary>
    [ErrorInfo("InvalidArgument", "Give the parameters that the message names, or -Force to take the defaults.")]
    public const string AnswerNeeded = nameof(AnswerNeeded);

    /// <summary>The policy file cannot be written.</summary>
    [ErrorInfo("WriteError", "Give another -PolicyPath, in a folder that exists.")]
    public const string PolicyUnwritable = nameof(PolicyUnwritable);
}
