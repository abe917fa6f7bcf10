namespace OpenClawSync.Completion;

/// <summary>Something that may be meant.</summary>
/// <param name="Text">What goes onto the command line.</param>
/// <param name="Tooltip">What is said of it.</param>
internal sealed record Candidate(string Text, string Tooltip);
