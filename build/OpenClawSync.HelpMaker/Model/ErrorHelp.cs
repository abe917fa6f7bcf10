namespace OpenClawSync.HelpMaker.Model;

/// <summary>What help says of an error id.</summary>
/// <param name="Id">The id.</param>
/// <param name="Category">Its category, or the stream it is told on when it is no error.</param>
/// <param name="Meaning">What went wrong.</param>
/// <param name="Advice">What to do next.</param>
internal sealed record ErrorHelp(string Id, string Category, string Meaning, string Advice);
