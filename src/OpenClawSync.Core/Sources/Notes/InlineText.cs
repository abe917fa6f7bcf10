using Markdig.Extensions.TaskLists;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace OpenClawSync.Sources.Notes;

/// <summary>Extracts the text of the inlines of a paragraph or heading.</summary>
internal static class InlineText
{
    /// <summary>Adds the text without recursion, because emphasis and links can nest thousands of levels deep.</summary>
    public static void Add(PlainTextBuilder builder, ContainerInline root)
    {
        // Times and tags are not read from a URL. Links do not nest, so one start is enough.
        var urlStart = 0;
        var node = root.FirstChild;
        while (node is not null)
        {
            if (node is LinkInline { IsAutoLink: true })
            {
                urlStart = builder.Length;
            }

            AddOwn(builder, node);

            if (node is ContainerInline { FirstChild: { } child })
            {
                node = child;
                continue;
            }

            while (node is not null)
            {
                if (node is LinkInline { IsAutoLink: true })
                {
                    builder.CloseOpaque(urlStart);
                }

                if (node.NextSibling is { } next)
                {
                    node = next;
                    break;
                }

                node = ReferenceEquals(node.Parent, root) ? null : node.Parent;
            }
        }
    }

    private static void AddOwn(PlainTextBuilder builder, Inline inline)
    {
        var start = builder.Length;
        switch (inline)
        {
            case LiteralInline literal:
                AddText(builder, literal.Content.AsSpan(), literal.Span, literal.IsFirstCharacterEscaped ? 1 : 0);
                break;
            case CodeInline code:
                AddText(builder, code.ContentSpan, code.Span, code.DelimiterCount, code.DelimiterCount);
                builder.CloseOpaque(start);
                break;
            case AutolinkInline link:
                AddText(builder, link.Url, link.Span, 1, 1);
                builder.CloseOpaque(start);
                break;
            case HtmlEntityInline entity:
                builder.AddWhole(entity.Transcoded.AsSpan(), entity.Span.Start, entity.Span.Length);
                break;
            case HtmlInline html when html.Tag.StartsWith("<br", StringComparison.OrdinalIgnoreCase):
            case LineBreakInline:
                builder.Space();
                break;
            case DelimiterInline delimiter:
                // An unmatched delimiter is text.
                AddText(builder, delimiter.ToLiteral(), delimiter.Span);
                break;
            case TaskList or HtmlInline or ContainerInline:
                break;
        }
    }

    // Markup around the text (a backslash, backticks, angle brackets) is not part of its source.
    private static void AddText(PlainTextBuilder builder, ReadOnlySpan<char> text, SourceSpan span, int before = 0, int after = 0) =>
        builder.AddText(text, span.Start + before, span.Length - before - after);
}
