using System.Text;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace OpenClawSync.HelpMaker.Writing;

/// <summary>Converts a topic from Markdown to the plain text that Get-Help shows.</summary>
internal sealed class TopicText
{
    private const int Width = 80;
    private const string Margin = "    ";

    private static readonly MarkdownPipeline Reader = new MarkdownPipelineBuilder().UsePipeTables().Build();

    private readonly StringBuilder _text = new();

    private TopicText() { }

    public static string Format(string markdown)
    {
        var topic = new TopicText();
        foreach (var block in Markdown.Parse(markdown, Reader))
        {
            topic.Write(block, Margin);
        }

        return topic._text.ToString().TrimEnd('\n') + "\n";
    }

    private void Write(Block block, string margin)
    {
        switch (block)
        {
            case HeadingBlock { Level: 1 } title:
                Paragraph("TOPIC\n" + Margin + TopicInline.Text(title.Inline));
                break;
            case HeadingBlock { Level: 2 } heading:
                Paragraph(TopicInline.Text(heading.Inline).ToUpperInvariant());
                break;
            case HeadingBlock heading:
                Paragraph("  " + TopicInline.Text(heading.Inline));
                break;
            case ParagraphBlock paragraph:
                Paragraph(Wrapped(TopicInline.Text(paragraph.Inline), margin, margin));
                break;
            case ListBlock list:
                Items(list, margin);
                break;
            case FencedCodeBlock code:
                Paragraph(string.Join('\n', code.Lines.ToString().Split('\n').Select(line => (margin + Margin + line).TrimEnd())));
                break;
            case Table table:
                Rows(table, margin);
                break;
            case HtmlBlock:
                // Comments are not for readers.
                break;
            default:
                throw new NotSupportedException($"Topics cannot contain a {block.GetType().Name} (line {block.Line + 1}).");
        }
    }

    private void Items(ListBlock list, string margin)
    {
        var number = 0;
        foreach (var item in list.OfType<ListItemBlock>())
        {
            var mark = list.IsOrdered ? $"{++number}. " : "- ";
            var text = string.Join(' ', item.OfType<ParagraphBlock>().Select(paragraph => TopicInline.Text(paragraph.Inline)));
            _text.Append(Wrapped(text, margin + mark, margin + new string(' ', mark.Length))).Append('\n');
        }

        _text.Append('\n');
    }

    // Columns would be too narrow, so the first cell is a line, and the others are paragraphs below it.
    private void Rows(Table table, string margin)
    {
        var rows = table.OfType<TableRow>().Select(row => row.OfType<TableCell>().Select(TopicInline.Cell).ToList()).ToList();
        foreach (var row in rows.Skip(1))
        {
            _text.Append(Wrapped(row[0], margin, margin)).Append('\n');
            foreach (var (head, cell) in rows[0].Zip(row).Skip(1))
            {
                var label = row.Count > 2 ? head + ": " : "";
                _text.Append(Wrapped(label + cell, margin + Margin, margin + Margin)).Append('\n');
            }

            _text.Append('\n');
        }
    }

    private static string Wrapped(string text, string first, string margin) => TextWrap.Lines(text, Width, margin, first);

    private void Paragraph(string text) => _text.Append(text).Append("\n\n");
}
