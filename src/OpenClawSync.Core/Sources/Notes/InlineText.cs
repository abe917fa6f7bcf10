using Markdig.Extensions.TaskLists;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace OpenClawSync.Sources.Notes;

/// <summary>The text of a paragraph's or heading's inlines.</summary>
internal static class InlineText
{
    /// <summary>Walks without recursion: emphasis and links can nest thousands deep.</summary>
    public static void Add(PlainTextBuilder builder, ContainerInline root)
    {
        // A URL is no place to look for times and tags; links do not nest, so one start is enough.
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
                // A mark that closes nothing is text.
                AddText(builder, delimiter.ToLiteral(), delimiter.Span);
                break;
            case TaskList or HtmlInline or ContainerInline:
                break;
        }
    }

    // Marks around the text (a backslash, backticks, angle brackets) are no part of its source.
    private static void AddText(PlainTextBuilder builder, ReadOnlySpan<char> text, SourceSpan span, int before = 0, int after = 0) =>
        builder.AddText(text, span.Start + before, span.Length - before - after);
}
