using System.Management.Automation;
using OpenClawSync.Records;

namespace OpenClawSync.Commands;

/// <summary>Makes error records from stable ids. Their target is a key or place, never a record: printing one would print its text.</summary>
internal static class ErrorRecords
{
    public static ErrorRecord Of(string errorId, string message, string? place) =>
        new(new OpenClawSyncException(errorId, message), errorId, Category(errorId), place);

    private static ErrorCategory Category(string errorId) => errorId switch
    {
        ErrorIds.SourceNotFound => ErrorCategory.ObjectNotFound,
        ErrorIds.SourceUnauthorized or ErrorIds.TargetUnauthorized => ErrorCategory.AuthenticationError,
        ErrorIds.SourceUnavailable => ErrorCategory.ConnectionError,
        ErrorIds.SourceUnreadable or ErrorIds.ConfigUnreadable => ErrorCategory.ReadError,
        ErrorIds.SourceMalformed or ErrorIds.SourceCorrupt or ErrorIds.RecordMalformed or ErrorIds.RecordDuplicate => ErrorCategory.InvalidData,
        ErrorIds.RecordNotProtected or ErrorIds.ProtectionFailed => ErrorCategory.SecurityError,
        ErrorIds.TargetUnavailable or ErrorIds.StateUnavailable => ErrorCategory.ResourceUnavailable,
        ErrorIds.TargetCorrupt or ErrorIds.StateCorrupt => ErrorCategory.InvalidData,
        ErrorIds.TargetNotRecognized or ErrorIds.TargetInvalid or ErrorIds.SourceInvalid or ErrorIds.InstanceInvalid => ErrorCategory.InvalidArgument,
        ErrorIds.ViewerInvalid or ErrorIds.PathInvalid or ErrorIds.ReplayWindowInvalid => ErrorCategory.InvalidArgument,
        ErrorIds.PolicyUnreadable => ErrorCategory.ReadError,
        ErrorIds.PolicyInvalid => ErrorCategory.InvalidData,
        ErrorIds.InputInvalid => ErrorCategory.InvalidArgument,
        ErrorIds.RunInProgress => ErrorCategory.ResourceBusy,
        ErrorIds.InstanceConflict => ErrorCategory.ResourceExists,
        ErrorIds.TargetIncompatible => ErrorCategory.ProtocolError,
        ErrorIds.RunStopped => ErrorCategory.OperationStopped,
        ErrorIds.PruneTooLarge => ErrorCategory.LimitsExceeded,
        ErrorIds.RunNotFound => ErrorCategory.ObjectNotFound,
        ErrorIds.ScheduleInvalid or ErrorIds.AnswerNeeded => ErrorCategory.InvalidArgument,
        ErrorIds.ScheduleExists => ErrorCategory.ResourceExists,
        ErrorIds.ScheduleNotFound or ErrorIds.PwshNotFound => ErrorCategory.ObjectNotFound,
        ErrorIds.ScheduleHoldsSecret or ErrorIds.SecretFileUnsafe => ErrorCategory.SecurityError,
        ErrorIds.SchedulerUnavailable => ErrorCategory.ResourceUnavailable,
        ErrorIds.LingerOff => ErrorCategory.OperationStopped,
        ErrorIds.PolicyUnwritable => ErrorCategory.WriteError,
        ErrorIds.RowRefused => ErrorCategory.WriteError,
        ErrorIds.ReportUnwritable => ErrorCategory.WriteError,
        _ => ErrorCategory.NotSpecified,
    };
}
