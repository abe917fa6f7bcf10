using System.Reflection;
using OpenClawSync.HelpMaker.Model;

namespace OpenClawSync.HelpMaker.Reading;

/// <summary>
/// Reads the errors: the meaning of an id from its doc comment in the core, category and advice from the module's catalog.
/// </summary>
internal sealed class ErrorReader(DocComments comments)
{
    public IReadOnlyList<ErrorHelp> Read(Assembly core, Assembly module)
    {
        var catalog = module.GetType("OpenClawSync.Errors.ErrorCatalog", throwOnError: true)!.GetMethod("For")!;
        return
        [
            .. core.GetType("OpenClawSync.Records.ErrorIds", throwOnError: true)!
                .GetFields()
                .Select(field => Error(field, catalog))
                .OrderBy(error => error.Id, StringComparer.Ordinal),
        ];
    }

    private ErrorHelp Error(FieldInfo field, MethodInfo catalog)
    {
        var id = (string)field.GetRawConstantValue()!;
        var info = catalog.Invoke(null, [id])!;
        return new ErrorHelp(id, Text(info, "Kind"), DocText.Line(comments.Of(field).Element("summary")), Text(info, "Advice"));
    }

    private static string Text(object info, string property) => (string)info.GetType().GetProperty(property)!.GetValue(info)!;
}
