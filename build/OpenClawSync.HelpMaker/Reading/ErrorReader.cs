using System.Management.Automation;
using System.Reflection;
using System.Xml.Linq;
using OpenClawSync.HelpMaker.Model;

namespace OpenClawSync.HelpMaker.Reading;

/// <summary>Reads the error ids: meaning and advice from their doc comments, the category from where error records are made.</summary>
internal sealed class ErrorReader(DocComments comments)
{
    public IReadOnlyList<ErrorHelp> Read(Assembly module)
    {
        var records = module.GetType("OpenClawSync.Commands.ErrorRecords", throwOnError: true)!;
        var make = records.GetMethod("Of", [typeof(string), typeof(string), typeof(string)])!;
        var ids = make.Invoke(null, ["", "", null]) is ErrorRecord { Exception: var sample }
            ? sample.GetType().Assembly.GetType("OpenClawSync.Records.ErrorIds", throwOnError: true)!
            : throw new InvalidOperationException("ErrorRecords.Of makes no error record.");
        return [.. ids.GetFields().Where(field => field.IsLiteral).Select(field => Error(field, make)).OrderBy(error => error.Id, StringComparer.Ordinal)];
    }

    private ErrorHelp Error(FieldInfo field, MethodInfo make)
    {
        var comment = comments.Of(field);
        var id = (string)field.GetRawConstantValue()!;
        return new ErrorHelp(id, Stream(comment) ?? Category(make, id), DocText.Line(comment.Element("summary")), DocText.Line(comment.Element("remarks")));
    }

    // Set on ids that are told as warnings or verbose lines only.
    private static string? Stream(XElement comment) => comment.Element("stream")?.Value;

    private static string Category(MethodInfo make, string id) =>
        ((ErrorRecord)make.Invoke(null, [id, "", null])!).CategoryInfo.Category.ToString();
}
