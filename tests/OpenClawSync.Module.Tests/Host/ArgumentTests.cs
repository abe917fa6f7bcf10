using OpenClawSync.Module.Tests.Support;

namespace OpenClawSync.Module.Tests.Host;

/// <summary>What follows -File binds as pwsh binds it.</summary>
public sealed class ArgumentTests : IDisposable
{
    private const string Script = """
        param([string] $Name, [int] $Number, [switch] $Flag, [Parameter(ValueFromRemainingArguments)] $Rest)
        "$Name|$Number|$Flag|$Rest"
        """;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("one|2|False|", "one", "2")]
    [InlineData("one|2|True|", "-Name", "one", "-Number", "2", "-Flag")]
    [InlineData("one|2|True|", "-name:one", "-NUMBER:", "2", "-Flag:$true")]
    [InlineData("|0|False|", "-Flag:$false")]
    [InlineData("one two|3|False|a b", "one two", "3", "a", "b")]
    [InlineData("$Home;'x'|0|True|", "-Flag", "$Home;'x'")]
    public void Bind(string expected, params string[] arguments)
    {
        var script = _folder.File("arguments.ps1", Script);

        Assert.Equal([expected], HostProcess.Run(["-NoModule", "-File", script, .. arguments]).Succeeded());
    }

    [Fact]
    public void The_text_of_a_command_is_all_that_follows() =>
        Assert.Equal(["a b"], HostProcess.Run("-nomodule", "-COMMAND", "'a", "b'").Succeeded());

    [Fact]
    public void A_script_knows_its_folder_and_starts_where_the_process_does()
    {
        var script = _folder.File("where.ps1", "$PSScriptRoot; $PWD.Path");

        var lines = HostProcess.Run("-NoModule", "-File", script).Succeeded();

        Assert.Equal([_folder.Path, Paths.Repository], lines);
    }
}
