namespace OpenClawSync.Records;

/// <summary>The severity of a problem.</summary>
internal enum ProblemSeverity
{
    /// <summary>This pass missed something.</summary>
    Error,

    /// <summary>Something is wrong, but every existing record was read.</summary>
    Warning,

    /// <summary>Shown only in verbose output.</summary>
    Note,
}

/// <summary>A problem with one file or record, which does not stop the rest.</summary>
/// <param name="ErrorId">One of <see cref="ErrorIds" />.</param>
/// <param name="Place">The store, file or row. It contains no content.</param>
/// <param name="Message">What is wrong, in a sentence without content of the record.</param>
/// <param name="Severity">The severity. An error keeps the cursors of the missed kinds where they are.</param>
/// <param name="Missed">The kinds of which records may have been missed, so that their absence proves nothing.</param>
internal sealed record Problem(string ErrorId, string Place, string Message, ProblemSeverity Severity, RecordKinds Missed)
{
    public static Problem Error(string errorId, string place, string message, params RecordKind[] missed) =>
        new(errorId, place, message, ProblemSeverity.Error, RecordKinds.Of(missed));

    public static Problem Warning(string errorId, string place, string message, params RecordKind[] missed) =>
        new(errorId, place, message, ProblemSeverity.Warning, RecordKinds.Of(missed));

    public static Problem Note(string errorId, string place, string message) =>
        new(errorId, place, message, ProblemSeverity.Note, RecordKinds.None);

    public override string ToString() => $"{ErrorId}: {Place}: {Message}";
}
