namespace OpenClawSync.Records;

/// <summary>How much a problem matters.</summary>
internal enum ProblemSeverity
{
    /// <summary>Something was lost to this pass.</summary>
    Error,

    /// <summary>Something is not as it should be, but every record that is there was read.</summary>
    Warning,

    /// <summary>Worth knowing when one looks closely.</summary>
    Note,
}

/// <summary>Something that went wrong with one file or record while the rest goes on.</summary>
/// <param name="ErrorId">One of <see cref="ErrorIds" />.</param>
/// <param name="Place">Where: a store, file or row. Never content.</param>
/// <param name="Message">What, in a sentence without content of the record.</param>
/// <param name="Severity">How much it matters. An error keeps the cursors of the kinds it touches where they are.</param>
/// <param name="Missed">The kinds of which something may not have been seen, so that nothing may be concluded from its absence.</param>
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
