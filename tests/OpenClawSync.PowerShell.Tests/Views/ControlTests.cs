using System.Text.RegularExpressions;
using OpenClawSync.Core.Tests.Support;
using OpenClawSync.PowerShell.Tests.Support;
using OpenClawSync.Views;

namespace OpenClawSync.PowerShell.Tests.Views;

/// <summary>Control characters in a note can neither clear the screen nor set its title.</summary>
public sealed partial class ControlTests : IDisposable
{
    private const string Odd = "\u001b[2J\u001b]0;mine\u0007\u009b31m";

    private readonly TempFolder _folder = new();
    private readonly ViewFixture _views = new();

    public static TheoryData<string> Shapes => ["Table", "List"];

    public void Dispose()
    {
        _views.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("two\r\nlines\tand more", "two lines and more")]
    [InlineData(Odd, "␛[2J␛]0;mine␇\ufffd31m")]
    [InlineData("\u007f\0", "␡␀")]
    public void Control_characters_are_shown_as_symbols(string text, string line) => Assert.Equal(line, PlainLine.Format(text));

    [Fact]
    public void A_block_keeps_its_line_breaks() => Assert.Equal("one\ntwo\n\tthree␛", PlainLine.Block("one\r\ntwo\r\tthree\u001b"));

    [Theory]
    [MemberData(nameof(Shapes))]
    public void No_view_prints_a_control_character(string shape)
    {
        var json = System.Text.Json.JsonSerializer.Serialize(Odd)[1..^1];
        var starter = _folder.Write(
            "starter.json",
            $$"""
            { "tasks": [{ "id": "a{{json}}", "label": "b{{json}}", "summary": "c{{json}}", "status": "done", "agentId": "d{{json}}",
              "ownerId": "e{{json}}", "visibility": "team", "ownerType": "user" }],
              "memoryEntries": [{ "id": "f{{json}}", "filePath": "memory/g{{json}}.md", "title": "h{{json}}", "snippet": "i{{json}}" }] }
            """
        );
        var target = _folder["controls.db"];

        string[] commands =
        [
            $"Get-OpenClawRecord '{starter}'",
            $"Get-OpenClawRecord '{starter}' | Protect-OpenClawRecord",
            $"Get-OpenClawRecord '{starter}' | Protect-OpenClawRecord | Push-OpenClawRecord -Target '{target}'",
            $"Find-OpenClawRecord -Target '{target}'",
        ];
        var shown = string.Concat(commands.Select(command => _views.Write(command, shape, 400)));

        Assert.Contains("␛[2J", shown, StringComparison.Ordinal);
        Assert.DoesNotMatch(Control(), Colour().Replace(shown, ""));
    }

    [GeneratedRegex(@"\u001b\[[0-9;]*m")]
    private static partial Regex Colour();

    [GeneratedRegex(@"[\p{Cc}-[\n]]")]
    private static partial Regex Control();
}
