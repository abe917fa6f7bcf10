using System.Reflection;
using OpenClawSync.HelpMaker.Model;

namespace OpenClawSync.HelpMaker.Reading;

/// <summary>Reads the error ids: the meaning from their doc comments, category and advice from what error records are made of.</summary>
internal sealed class ErrorReader(DocComments comments)
{
    public IReadOnlyList<ErrorHelp> Read(Assembly core) =>
        [
            .. core.GetType("OpenClawSync.Records.ErrorIds", throwOnError: true)!
                .GetFields()
                .Select(Error)
                .OrderBy(error => error.Id, StringComparer.Ordinal),
        ];

    private ErrorHelp Error(FieldInfo id)
    {
        var told = id.GetCustomAttributesData()
            .Single(attribute => attribute.AttributeType.Name == "ErrorInfoAttribute")
            .ConstructorArguments;
        return new ErrorHelp(
            (string)id.GetRawConstantValue()!,
            Text(told[0]),
            DocText.Line(comments.Of(id).Element("summary")),
            Text(told[1])
        );
    }

    private static string Text(CustomAttributeTypedArgument argument) => (string)argument.Value!;
}
