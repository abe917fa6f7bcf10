namespace OpenClawSync.HelpMaker.Model;

/// <summary>An example: what it is for, the code, and what there is to know.</summary>
/// <param name="Title">What it does, without a full stop.</param>
/// <param name="Code">The lines to type.</param>
/// <param name="Remarks">What there is to know.</param>
/// <param name="Needs">What it cannot run without: such as <c>deployment</c>; null where PowerShell is enough.</param>
internal sealed record ExampleHelp(string Title, string Code, IReadOnlyList<string> Remarks, string? Needs);
