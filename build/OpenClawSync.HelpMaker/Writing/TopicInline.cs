using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace OpenClawSync.HelpMaker.Writing;

/// <summary>The plain text of inline Markdown.</summary>
internal static class TopicInline
{
    public static string Text(ContainerInline? container) => string.Concat((container ?? []).Select(Format));

    public static string Cell(TableCell cell) =>
        string.Join(' ', cell.OfType<ParagraphBlock>().Select(paragraph => Text(paragraph.Inline)));

    private static string Format(Inline inline) =>
        inline switch
        {
            LiteralInline literal => literal.Content.ToString(),
            CodeInline code => code.Content,
            LineBreakInline => " ",
            ContainerInline container => Text(container),
            _ => throw new NotSupportedException($"Topics cannot contain a {inline.GetType().Name} (line {inline.Line + 1})."),
        };
}
