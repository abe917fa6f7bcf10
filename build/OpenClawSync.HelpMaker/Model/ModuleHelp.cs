namespace OpenClawSync.HelpMaker.Model;

/// <summary>All the help there is, but for the topics.</summary>
internal sealed record ModuleHelp(IReadOnlyList<CommandHelp> Commands, IReadOnlyList<ErrorHelp> Errors);
