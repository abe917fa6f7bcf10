namespace OpenClawSync.Records;

/// <summary>The stable names of everything that can go wrong. Scripts match on them; they do not change.</summary>
/// <remarks>
/// Help is made of these comments: the summary says what went wrong, the remarks what to do next. An id that is never told as an error
/// names its stream.
/// </remarks>
internal static class ErrorIds
{
    /// <summary>There is no OpenClaw home, file or folder at the place that was given or looked at.</summary>
    /// <remarks>Give the folder that holds <c>openclaw.json</c> as -Path, or set OPENCLAW_STATE_DIR.</remarks>
    public const string SourceNotFound = nameof(SourceNotFound);

    /// <summary>
    /// A file or folder of the home cannot be read; the rest was. <c>Find-OpenClawSecret</c> says so of a file that it audits.
    /// </summary>
    /// <remarks>See who may read it, then run again. Until then no cursor of its kinds moves.</remarks>
    public const string SourceUnreadable = nameof(SourceUnreadable);

    /// <summary>A JSON file, or the answer of a URL, is not a document that can be read.</summary>
    /// <remarks>Mend it at the line and position told.</remarks>
    public const string SourceMalformed = nameof(SourceMalformed);

    /// <summary>A database of OpenClaw is damaged; the other parts of the home were read.</summary>
    /// <remarks>Restore it from a backup, or let OpenClaw make a new one.</remarks>
    public const string SourceCorrupt = nameof(SourceCorrupt);

    /// <summary><c>openclaw.json</c> is missing or cannot be read, so that the default workspaces were read.</summary>
    /// <remarks>See its rights and its syntax, or set OPENCLAW_CONFIG_PATH.</remarks>
    /// <stream>warning</stream>
    public const string ConfigUnreadable = nameof(ConfigUnreadable);

    /// <summary>A workspace that <c>openclaw.json</c> names does not exist.</summary>
    /// <remarks>Correct its path there, or make the folder.</remarks>
    /// <stream>warning</stream>
    public const string WorkspaceMissing = nameof(WorkspaceMissing);

    /// <summary>A note is too large or too tangled to be split, and was kept as one entry.</summary>
    /// <remarks>Split it into several files if its parts are to be seen one by one.</remarks>
    /// <stream>warning</stream>
    public const string NoteNotSplit = nameof(NoteNotSplit);

    /// <summary>A store has a newer schema than this module knows; what is known of it was read.</summary>
    /// <remarks>Look for a newer version of the module.</remarks>
    /// <stream>warning</stream>
    public const string NewerSchema = nameof(NewerSchema);

    /// <summary>A record has no id or cannot be understood. It was left out, and the rest went on.</summary>
    /// <remarks>See the place told, and correct or remove it in OpenClaw.</remarks>
    public const string RecordMalformed = nameof(RecordMalformed);

    /// <summary>Two records of one source have the same id. The first was kept.</summary>
    /// <remarks>Remove one of them at the place told.</remarks>
    public const string RecordDuplicate = nameof(RecordDuplicate);

    /// <summary>A task has a status that is not known. It was stored as <c>unknown</c>.</summary>
    /// <remarks>Nothing, unless many say so: then look for a newer version of the module.</remarks>
    /// <stream>verbose</stream>
    public const string StatusUnknown = nameof(StatusUnknown);

    /// <summary>The source URL refuses the token.</summary>
    /// <remarks>
    /// Give a valid one as -SourceToken or OPENCLAW_SOURCE_TOKEN. The latter goes to the origin of OPENCLAW_SOURCE_URL alone.
    /// </remarks>
    public const string SourceUnauthorized = nameof(SourceUnauthorized);

    /// <summary>The source URL gave no answer or a wrong one, or broke off. Five attempts were made.</summary>
    /// <remarks>Run again later. What had arrived is kept, and the next run asks for the rest.</remarks>
    public const string SourceUnavailable = nameof(SourceUnavailable);

    /// <summary>The source URL is not https, or holds a user name or password.</summary>
    /// <remarks>Give an https URL without them, and the token as -SourceToken.</remarks>
    public const string SourceInvalid = nameof(SourceInvalid);

    /// <summary>A raw record was piped to <c>Push-OpenClawRecord</c>, which takes none.</summary>
    /// <remarks>Pipe it through <c>Protect-OpenClawRecord</c> first.</remarks>
    public const string RecordNotProtected = nameof(RecordNotProtected);

    /// <summary>
    /// The redactor failed on a record or found a secret in its own output. The record was withheld, and the rest went on.
    /// </summary>
    /// <remarks>See the rule and field told. If a policy rule of yours is not the cause, report it.</remarks>
    public const string ProtectionFailed = nameof(ProtectionFailed);

    /// <summary>The endpoint refused one row. It is kept as a dead letter, and the rest went on.</summary>
    /// <remarks>See the reason told. The next run tries again.</remarks>
    public const string RowRefused = nameof(RowRefused);

    /// <summary>The endpoint refuses the token.</summary>
    /// <remarks>
    /// Give the one the deployment has, as -IngestToken or CONVEX_INGEST_TOKEN. The latter goes to the origin of CONVEX_INGEST_URL
    /// alone.
    /// </remarks>
    public const string TargetUnauthorized = nameof(TargetUnauthorized);

    /// <summary>The endpoint does not understand what was sent, or answers as no ingest endpoint does.</summary>
    /// <remarks>Check the URL. If it is right, bring the module and the deployment to matching versions.</remarks>
    public const string TargetIncompatible = nameof(TargetIncompatible);

    /// <summary>Another OpenClaw writes to the endpoint under the same instance id.</summary>
    /// <remarks>Give each its own -InstanceId. If it is the same one in a new place, release the claim as the message says.</remarks>
    public const string InstanceConflict = nameof(InstanceConflict);

    /// <summary>The target cannot be reached, opened or written. It is as it was.</summary>
    /// <remarks>Do as the message says and run again; nothing is sent twice. <c>Test-OpenClawTarget</c> tells more.</remarks>
    public const string TargetUnavailable = nameof(TargetUnavailable);

    /// <summary>The target file is damaged, or is no SQLite database.</summary>
    /// <remarks>Move it away and run again: a new one is filled from the source.</remarks>
    public const string TargetCorrupt = nameof(TargetCorrupt);

    /// <summary>The target file belongs to another program or was written by a newer version of the module. It was not changed.</summary>
    /// <remarks>Give another file, or update the module.</remarks>
    public const string TargetNotRecognized = nameof(TargetNotRecognized);

    /// <summary>The target is not a file or https URL that can be written to, or a URL holds a password, query or fragment.</summary>
    /// <remarks>Give the path of a file, or the address of the endpoint alone.</remarks>
    public const string TargetInvalid = nameof(TargetInvalid);

    /// <summary>Another run works with the same state folder. The message says which process, and since when.</summary>
    /// <remarks>Wait for it to end, or give each its own OPENCLAW_SYNC_HOME.</remarks>
    public const string RunInProgress = nameof(RunInProgress);

    /// <summary>The state folder cannot be made, read or written.</summary>
    /// <remarks>See its rights and the disk, or set OPENCLAW_SYNC_HOME to a folder that can be written.</remarks>
    public const string StateUnavailable = nameof(StateUnavailable);

    /// <summary><c>installation.json</c> or the state database is damaged.</summary>
    /// <remarks>
    /// Put a copy of <c>installation.json</c> back, or do as the message says. A damaged state database is set aside by the next run,
    /// which warns of it and sends everything again.
    /// </remarks>
    public const string StateCorrupt = nameof(StateCorrupt);

    /// <summary>The instance id cannot be used, or records of several instances were pushed at once.</summary>
    /// <remarks>Use 1 to 64 letters, digits, dots, dashes or underscores, a letter or digit first. Push each instance by itself.</remarks>
    public const string InstanceInvalid = nameof(InstanceInvalid);

    /// <summary>A policy or rule file is not there or cannot be read.</summary>
    /// <remarks>Give another -PolicyPath, or see its rights.</remarks>
    public const string PolicyUnreadable = nameof(PolicyUnreadable);

    /// <summary>A policy or rule file has an unknown setting, a bad value, or a rule that cannot be compiled.</summary>
    /// <remarks>Mend it at the file, line and column told.</remarks>
    public const string PolicyInvalid = nameof(PolicyInvalid);

    /// <summary>Something piped to <c>Find-OpenClawSecret</c> is no text, file, folder or record.</summary>
    /// <remarks>Pipe its text, or an object with a property Text.</remarks>
    public const string InputInvalid = nameof(InputInvalid);

    /// <summary>-Viewer or -Role was given for an endpoint, which knows its viewer by their token.</summary>
    /// <remarks>Give -ViewerToken instead.</remarks>
    public const string ViewerInvalid = nameof(ViewerInvalid);

    /// <summary>A path is not one of the file system.</summary>
    /// <remarks>Give the path of a file or folder; <c>Env:</c> and the like cannot be read.</remarks>
    public const string PathInvalid = nameof(PathInvalid);

    /// <summary>The replay window is negative or longer than 3650 days.</summary>
    /// <remarks>Give one in between, or -Full to send everything again.</remarks>
    public const string ReplayWindowInvalid = nameof(ReplayWindowInvalid);

    /// <summary>A run was stopped, by Ctrl+C or by the system.</summary>
    /// <remarks>Nothing. The next one goes on where it was.</remarks>
    public const string RunStopped = nameof(RunStopped);

    /// <summary>With -Prune, more rows would be marked as removed than may be at once. None was.</summary>
    /// <remarks>Look whether the source is whole. To let it happen, give a greater -PrunePercent or raise <c>prune.largestPercent</c> of the policy.</remarks>
    public const string PruneTooLarge = nameof(PruneTooLarge);

    /// <summary>With -Prune, not all of a source was seen, so nothing is taken to be gone from it.</summary>
    /// <remarks>Mend what the other errors of the run name. The next whole run prunes.</remarks>
    /// <stream>warning</stream>
    public const string PruneSkipped = nameof(PruneSkipped);

    /// <summary>Records could not be synced earlier and are kept aside.</summary>
    /// <remarks>See them with <c>Get-OpenClawDeadLetter</c>, which says why. The run tries them again.</remarks>
    /// <stream>warning</stream>
    public const string DeadLettersWait = nameof(DeadLettersWait);

    /// <summary>The target is not what it was after the last run: emptied, replaced, or restored from a backup.</summary>
    /// <remarks>Nothing; everything is sent again. If you did not do that, find out who did.</remarks>
    /// <stream>warning</stream>
    public const string TargetReplaced = nameof(TargetReplaced);

    /// <summary>Policy, rules or key changed since the last run, so everything is protected and sent again.</summary>
    /// <remarks>Nothing.</remarks>
    /// <stream>warning</stream>
    public const string PolicyChanged = nameof(PolicyChanged);

    /// <summary>The run log of the target has no run of that id.</summary>
    /// <remarks>Take an id that <c>Get-OpenClawSyncRun</c> shows for the same -Target and -InstanceId.</remarks>
    public const string RunNotFound = nameof(RunNotFound);

    /// <summary>Something failed that should not.</summary>
    /// <remarks>Report it with the command and the name in brackets. Nothing that was acknowledged is lost; run again.</remarks>
    public const string Unexpected = nameof(Unexpected);

    /// <summary>The report cannot be written to the place given, or something that is no report is there.</summary>
    /// <remarks>Give another -ReportPath, in a folder that exists.</remarks>
    public const string ReportUnwritable = nameof(ReportUnwritable);

    /// <summary>A schedule cannot be had as it was asked for: its name, interval, or something that no line of it can carry.</summary>
    /// <remarks>Do as the message says.</remarks>
    public const string ScheduleInvalid = nameof(ScheduleInvalid);

    /// <summary>A schedule of that name is installed, or a unit that this module did not make. Nothing was changed.</summary>
    /// <remarks>Give -Force to replace a schedule, or another -Name.</remarks>
    public const string ScheduleExists = nameof(ScheduleExists);

    /// <summary>No schedule of that name is installed.</summary>
    /// <remarks>See <c>Get-OpenClawSyncSchedule</c>.</remarks>
    public const string ScheduleNotFound = nameof(ScheduleNotFound);

    /// <summary>What would be written into a schedule holds what a rule finds, or a token of the environment. Nothing was written.</summary>
    /// <remarks>Put it into a file that nobody else can read, and give that as -EnvironmentFile or -CredentialFile.</remarks>
    public const string ScheduleHoldsSecret = nameof(ScheduleHoldsSecret);

    /// <summary>systemd or cron cannot be used here, or refused. Schedules are as they were.</summary>
    /// <remarks>See what the message says of it, or give another -Scheduler.</remarks>
    public const string SchedulerUnavailable = nameof(SchedulerUnavailable);

    /// <summary>The file for -EnvironmentFile or -CredentialFile does not exist, is another user's, or can be read by others.</summary>
    /// <remarks>Make it under <c>umask 077</c>, or <c>chmod 600</c> it. If others could read it, have the token replaced.</remarks>
    public const string SecretFileUnsafe = nameof(SecretFileUnsafe);

    /// <summary>A schedule calls pwsh, and none was found.</summary>
    /// <remarks>Install PowerShell 7.6, or put it on PATH.</remarks>
    public const string PwshNotFound = nameof(PwshNotFound);

    /// <summary>systemd stops the timers of a user who is not logged in.</summary>
    /// <remarks>Run <c>loginctl enable-linger</c> to have the schedule run all the same.</remarks>
    /// <stream>warning</stream>
    public const string LingerOff = nameof(LingerOff);

    /// <summary>A question had to be asked, and nobody can answer here.</summary>
    /// <remarks>Give the parameters that the message names, or -Force to take the defaults.</remarks>
    public const string AnswerNeeded = nameof(AnswerNeeded);

    /// <summary>The policy file cannot be written.</summary>
    /// <remarks>Give another -PolicyPath, in a folder that exists.</remarks>
    public const string PolicyUnwritable = nameof(PolicyUnwritable);
}
