namespace OpenClawSync.Records;

/// <summary>The stable names of everything that can go wrong. Scripts match on them; they do not change.</summary>
internal static class ErrorIds
{
    public const string SourceNotFound = nameof(SourceNotFound);
    public const string SourceUnreadable = nameof(SourceUnreadable);
    public const string SourceMalformed = nameof(SourceMalformed);
    public const string SourceCorrupt = nameof(SourceCorrupt);
    public const string ConfigUnreadable = nameof(ConfigUnreadable);
    public const string WorkspaceMissing = nameof(WorkspaceMissing);
    public const string NoteNotSplit = nameof(NoteNotSplit);
    public const string NewerSchema = nameof(NewerSchema);
    public const string RecordMalformed = nameof(RecordMalformed);
    public const string RecordDuplicate = nameof(RecordDuplicate);
    public const string StatusUnknown = nameof(StatusUnknown);
    public const string SourceUnauthorized = nameof(SourceUnauthorized);
    public const string SourceUnavailable = nameof(SourceUnavailable);
    public const string SourceInvalid = nameof(SourceInvalid);
    public const string RecordNotProtected = nameof(RecordNotProtected);
    public const string ProtectionFailed = nameof(ProtectionFailed);
    public const string RowRefused = nameof(RowRefused);
    public const string TargetUnauthorized = nameof(TargetUnauthorized);
    public const string TargetIncompatible = nameof(TargetIncompatible);
    public const string InstanceConflict = nameof(InstanceConflict);
    public const string TargetUnavailable = nameof(TargetUnavailable);
    public const string TargetCorrupt = nameof(TargetCorrupt);
    public const string TargetNotRecognized = nameof(TargetNotRecognized);
    public const string TargetInvalid = nameof(TargetInvalid);
    public const string RunInProgress = nameof(RunInProgress);
    public const string StateUnavailable = nameof(StateUnavailable);
    public const string StateCorrupt = nameof(StateCorrupt);
    public const string InstanceInvalid = nameof(InstanceInvalid);
    public const string PolicyUnreadable = nameof(PolicyUnreadable);
    public const string PolicyInvalid = nameof(PolicyInvalid);
    public const string InputInvalid = nameof(InputInvalid);
    public const string ViewerInvalid = nameof(ViewerInvalid);
    public const string PathInvalid = nameof(PathInvalid);
    public const string ReplayWindowInvalid = nameof(ReplayWindowInvalid);
    public const string RunStopped = nameof(RunStopped);
    public const string PruneTooLarge = nameof(PruneTooLarge);
    public const string PruneSkipped = nameof(PruneSkipped);
    public const string DeadLettersWait = nameof(DeadLettersWait);
    public const string TargetReplaced = nameof(TargetReplaced);
    public const string PolicyChanged = nameof(PolicyChanged);
    public const string RunNotFound = nameof(RunNotFound);
    public const string Unexpected = nameof(Unexpected);
    public const string ReportUnwritable = nameof(ReportUnwritable);
}
