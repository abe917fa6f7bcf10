namespace OpenClawSync.HelpMaker.Model;

/// <summary>The help of all commands and errors. Topics are separate files.</summary>
internal sealed record ModuleHelp(IReadOnlyList<CommandHelp> Commands, IReadOnlyList<ErrorHelp> Errors);

/// <summary>The help of an error id.</summary>
/// <param name="Id">The id.</param>
/// <param name="Category">Its category in PowerShell, or the stream of a message that is not an error.</param>
/// <param name="Meaning">What went wrong.</param>
/// <param name="Advice">What to do about it.</param>
internal sealed record ErrorHelp(string Id, string Category, string Meaning, string Advice);
