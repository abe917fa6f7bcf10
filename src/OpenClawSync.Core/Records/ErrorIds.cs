namespace OpenClawSync.Records;

/// <summary>The stable ids of all errors, warnings and notes. Scripts match on them, so they never change.</summary>
/// <remarks>The help pages take the meaning of each id from its summary here.</remarks>
internal static class ErrorIds
{
    /// <summary>There is no OpenClaw home, file or folder at the given path or in the default places.</summary>
    public const string SourceNotFound = nameof(SourceNotFound);

    /// <summary>A file or folder cannot be read. The rest of the home, or of what <c>Find-OpenClawSecret</c> audits, was read.</summary>
    public const string SourceUnreadable = nameof(SourceUnreadable);

    /// <summary>A JSON file, or the response of a URL, cannot be parsed.</summary>
    public const string SourceMalformed = nameof(SourceMalformed);

    /// <summary>A database of OpenClaw is damaged. The other parts of the home were read.</summary>
    public const string SourceCorrupt = nameof(SourceCorrupt);

    /// <summary><c>openclaw.json</c> is missing or cannot be read, so the default workspaces were read.</summary>
    public const string ConfigUnreadable = nameof(ConfigUnreadable);

    /// <summary>A workspace that <c>openclaw.json</c> names does not exist.</summary>
    public const string WorkspaceMissing = nameof(WorkspaceMissing);

    /// <summary>The job file that <c>cron.store</c> in <c>openclaw.json</c> names does not exist, and no other store has jobs.</summary>
    public const string JobFileMissing = nameof(JobFileMissing);

    /// <summary>Notes, or sources of notes, that the home refers to were not read: links, and folders outside the workspaces.</summary>
    public const string NotesPassedOver = nameof(NotesPassedOver);

    /// <summary>A note is too large or too deeply nested to be split, and was kept as one entry.</summary>
    public const string NoteNotSplit = nameof(NoteNotSplit);

    /// <summary>
    /// A note, or a file that <c>Find-OpenClawSecret</c> audits, is not plain UTF-8 and does not name its encoding. The encoding was
    /// guessed, or characters that carry no text were dropped. The message names what was done.
    /// </summary>
    public const string EncodingUnclear = nameof(EncodingUnclear);

    /// <summary>A store has a newer schema than this module knows. The known fields were read.</summary>
    public const string NewerSchema = nameof(NewerSchema);

    /// <summary>A record has no id or cannot be parsed, or a note is not text. It was left out, and the others were processed.</summary>
    public const string RecordMalformed = nameof(RecordMalformed);

    /// <summary>Some values in a file or table cannot be read. They were left out; their records were read.</summary>
    public const string FieldIgnored = nameof(FieldIgnored);

    /// <summary>Two records of one source have the same id. The first one was kept.</summary>
    public const string RecordDuplicate = nameof(RecordDuplicate);

    /// <summary>A task has an unknown status. It was stored as <c>unknown</c>.</summary>
    public const string StatusUnknown = nameof(StatusUnknown);

    /// <summary>The source URL rejects the token.</summary>
    public const string SourceUnauthorized = nameof(SourceUnauthorized);

    /// <summary>The source URL did not respond, returned an invalid response, or broke off. Five attempts were made.</summary>
    public const string SourceUnavailable = nameof(SourceUnavailable);

    /// <summary>The source URL is not https, or contains a user name or password.</summary>
    public const string SourceInvalid = nameof(SourceInvalid);

    /// <summary>A raw record was piped into <c>Push-OpenClawRecord</c>, which accepts only protected ones.</summary>
    public const string RecordNotProtected = nameof(RecordNotProtected);

    /// <summary>
    /// Redaction of a record failed, or left something that a rule finds. The record was withheld, and the others were processed.
    /// </summary>
    public const string ProtectionFailed = nameof(ProtectionFailed);

    /// <summary>The target rejected a row. It is kept as a dead letter, and the others were stored.</summary>
    public const string RowRefused = nameof(RowRefused);

    /// <summary>The endpoint rejects the token.</summary>
    public const string TargetUnauthorized = nameof(TargetUnauthorized);

    /// <summary>The endpoint does not understand the request, or does not respond like an ingest endpoint.</summary>
    public const string TargetIncompatible = nameof(TargetIncompatible);

    /// <summary>Another OpenClaw writes to the target under the same instance id.</summary>
    public const string InstanceConflict = nameof(InstanceConflict);

    /// <summary>The target cannot be reached, opened or written. It was not changed.</summary>
    public const string TargetUnavailable = nameof(TargetUnavailable);

    /// <summary>The target file is damaged, or is not a SQLite database.</summary>
    public const string TargetCorrupt = nameof(TargetCorrupt);

    /// <summary>The target file belongs to another program, or was written by a newer version of the module. It was not changed.</summary>
    public const string TargetNotRecognized = nameof(TargetNotRecognized);

    /// <summary>
    /// The target file, or a folder above it, belongs to another user, or others can write to it. It was not opened.
    /// </summary>
    public const string TargetUnsafe = nameof(TargetUnsafe);

    /// <summary>The target is not a writable file or https URL, or the URL contains a user name, password, query or fragment.</summary>
    public const string TargetInvalid = nameof(TargetInvalid);

    /// <summary>Another run uses the same state folder. The message names its process and its start time.</summary>
    public const string RunInProgress = nameof(RunInProgress);

    /// <summary>
    /// The state folder cannot be created, read or written, or a file in it belongs to another program or a newer version of the module.
    /// </summary>
    public const string StateUnavailable = nameof(StateUnavailable);

    /// <summary>
    /// The state folder, a file in it, or the folder for temporary files belongs to another user, or others can write to it or to a folder
    /// above it. Nothing was read from it.
    /// </summary>
    public const string StateUnsafe = nameof(StateUnsafe);

    /// <summary><c>installation.json</c> or the state database is damaged.</summary>
    public const string StateCorrupt = nameof(StateCorrupt);

    /// <summary>The instance id is invalid, or records of several instances were pushed at once.</summary>
    public const string InstanceInvalid = nameof(InstanceInvalid);

    /// <summary>A policy or rule file does not exist or cannot be read.</summary>
    public const string PolicyUnreadable = nameof(PolicyUnreadable);

    /// <summary>
    /// A policy or rule file, or a folder above it, belongs to another user, or others can write to it. They could switch off rules.
    /// </summary>
    public const string PolicyUnsafe = nameof(PolicyUnsafe);

    /// <summary>A policy or rule file contains an unknown setting, an invalid value, or a rule that cannot be compiled.</summary>
    public const string PolicyInvalid = nameof(PolicyInvalid);

    /// <summary>
    /// The input is not of a type that the command takes, a dead letter belongs to another target, a wildcard pattern is invalid, or there
    /// is no such status.
    /// </summary>
    public const string InputInvalid = nameof(InputInvalid);

    /// <summary>-Viewer or -Role was given for an endpoint, which identifies its viewer by a token.</summary>
    public const string ViewerInvalid = nameof(ViewerInvalid);

    /// <summary>A path is not a single place in the file system.</summary>
    public const string PathInvalid = nameof(PathInvalid);

    /// <summary>The replay window is negative or longer than 3650 days.</summary>
    public const string ReplayWindowInvalid = nameof(ReplayWindowInvalid);

    /// <summary>
    /// A run was stopped by Ctrl+C or by the system. PowerShell shows no error then; the run log and the report contain it.
    /// </summary>
    public const string RunStopped = nameof(RunStopped);

    /// <summary>With -Prune, more rows would be marked as removed than are allowed at once. None was.</summary>
    public const string PruneTooLarge = nameof(PruneTooLarge);

    /// <summary>
    /// Rows were changed in the target by something else, and their records are gone from the source, so that -Full could not restore them.
    /// </summary>
    public const string RowAltered = nameof(RowAltered);

    /// <summary>There is no installation key that could be replaced.</summary>
    public const string KeyNotFound = nameof(KeyNotFound);

    /// <summary>With -Prune, the source was not read completely, so no missing record is taken as deleted.</summary>
    public const string PruneSkipped = nameof(PruneSkipped);

    /// <summary>A store, workspace or config that earlier syncs read is missing, empty or older now.</summary>
    public const string PlaceMissing = nameof(PlaceMissing);

    /// <summary>-AcceptMissing names a place that no earlier sync read.</summary>
    public const string PlaceUnknown = nameof(PlaceUnknown);

    /// <summary>Records that could not be synced earlier are kept as dead letters.</summary>
    public const string DeadLettersWait = nameof(DeadLettersWait);

    /// <summary>The target is not in the state of the last run: it was emptied, replaced, or restored from a backup.</summary>
    public const string TargetReplaced = nameof(TargetReplaced);

    /// <summary>Policy, rules or key changed since the last run, so everything is protected and sent again.</summary>
    public const string PolicyChanged = nameof(PolicyChanged);

    /// <summary>The run log of the target has no run with that id.</summary>
    public const string RunNotFound = nameof(RunNotFound);

    /// <summary>The source or the target has no agent with that name.</summary>
    public const string AgentNotFound = nameof(AgentNotFound);

    /// <summary>The target has no dead letter with that id.</summary>
    public const string DeadLetterNotFound = nameof(DeadLetterNotFound);

    /// <summary>The target has no row with that key, or none that the viewer may read.</summary>
    public const string RecordNotFound = nameof(RecordNotFound);

    /// <summary>Neither the module nor the policy has a rule with that name.</summary>
    public const string RuleNotFound = nameof(RuleNotFound);

    /// <summary>An unexpected error occurred.</summary>
    public const string Unexpected = nameof(Unexpected);

    /// <summary>The report cannot be written to the given path, or a file there is not a report, or the name is reserved.</summary>
    public const string ReportUnwritable = nameof(ReportUnwritable);

    /// <summary>The name, interval, path or file of a schedule is not valid for its scheduler.</summary>
    public const string ScheduleInvalid = nameof(ScheduleInvalid);

    /// <summary>
    /// A schedule with that name exists, or a systemd unit with that name that this module did not create. Nothing was changed.
    /// </summary>
    public const string ScheduleExists = nameof(ScheduleExists);

    /// <summary>There is no schedule with that name.</summary>
    public const string ScheduleNotFound = nameof(ScheduleNotFound);

    /// <summary>The schedule would contain something that a rule finds, or a token from the environment. Nothing was written.</summary>
    public const string ScheduleHoldsSecret = nameof(ScheduleHoldsSecret);

    /// <summary>systemd or cron is not available, or reported an error. Schedules were not changed.</summary>
    public const string SchedulerUnavailable = nameof(SchedulerUnavailable);

    /// <summary>
    /// The file for -EnvironmentFile or -CredentialFile does not exist, belongs to another user, can be read by others, or is in a folder
    /// that others can write to.
    /// </summary>
    public const string SecretFileUnsafe = nameof(SecretFileUnsafe);

    /// <summary>A schedule calls pwsh, which was not found.</summary>
    public const string PwshNotFound = nameof(PwshNotFound);

    /// <summary>systemd stops the timers of a user who is not logged in.</summary>
    public const string LingerOff = nameof(LingerOff);

    /// <summary>A question had to be asked in a session that is not interactive.</summary>
    public const string AnswerNeeded = nameof(AnswerNeeded);

    /// <summary>The policy file cannot be written, or there is a file that is not a policy, or the path is in an OpenClaw home.</summary>
    public const string PolicyUnwritable = nameof(PolicyUnwritable);
}
