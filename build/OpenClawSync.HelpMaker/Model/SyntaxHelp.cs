namespace OpenClawSync.HelpMaker.Model;

/// <summary>One way to call a command.</summary>
internal sealed record SyntaxHelp(string Set, IReadOnlyList<ParameterUse> Parameters);
