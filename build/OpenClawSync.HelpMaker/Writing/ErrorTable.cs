using OpenClawSync.HelpMaker.Model;

namespace OpenClawSync.HelpMaker.Writing;

/// <summary>Writes the table of errors into the topic that has the markers for it.</summary>
internal static class ErrorTable
{
    private const string Begin = "<!-- errors: generated from ErrorIds.cs and ErrorCatalog.cs -->\n";
    private const string End = "<!-- end of errors -->";

    public static string Replace(string topic, IEnumerable<ErrorHelp> errors)
    {
        var begin = topic.IndexOf(Begin, StringComparison.Ordinal);
        var end = topic.IndexOf(End, StringComparison.Ordinal);
        return begin < 0 || end < begin ? topic : $"{topic[..(begin + Begin.Length)]}\n{Format(errors)}\n{topic[end..]}";
    }

    private static string Format(IEnumerable<ErrorHelp> errors) =>
        string.Concat(
            errors
                .Select(error => $"| {error.Id} | {error.Category} | {error.Meaning} | {error.Advice} |\n")
                .Prepend("| id | category | means | do |\n|---|---|---|---|\n")
        );
}
