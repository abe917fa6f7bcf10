using System.Management.Automation;
using OpenClawSync.Errors;
using OpenClawSync.Records;
using OpenClawSync.Targets;

namespace OpenClawSync.Views;

/// <summary>
/// Properties of dead letters that explain their reason. No type of the core is in a signature here, since PowerShell binds it before the
/// core is loaded.
/// </summary>
public static class DeadLetterProperty
{
    /// <summary>What the reason means, in a sentence without content of the record.</summary>
    /// <param name="deadLetter">The dead letter.</param>
    public static string? Message(PSObject? deadLetter) =>
        (deadLetter?.BaseObject as DeadLetter)?.Reason switch
        {
            null => null,
            ErrorIds.RecordMalformed => "The record has no id or cannot be parsed.",
            ErrorIds.RecordDuplicate => "Another record has the same id, and that one was kept.",
            ErrorIds.ProtectionFailed => "Redaction of the record failed, or left something that a rule finds.",
            var code => $"The target rejected the row: {View.Line(code)}.",
        };

    /// <summary>What to do about it.</summary>
    /// <param name="deadLetter">The dead letter.</param>
    public static string? Recommendation(PSObject? deadLetter) =>
        deadLetter?.BaseObject is DeadLetter known
            ? ErrorCatalog.For(ErrorCatalog.Ids.Contains(known.Reason) ? known.Reason : ErrorIds.RowRefused).Advice
            : null;
}
