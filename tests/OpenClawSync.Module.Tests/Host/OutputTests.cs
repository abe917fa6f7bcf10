using OpenClawSync.Module.Tests.Support;

namespace OpenClawSync.Module.Tests.Host;

public class OutputTests
{
    [Fact]
    public void Errors_go_to_stderr_and_the_rest_to_stdout_in_its_order()
    {
        var run = HostProcess.Run("-NoModule", "-Command", """
            function Speak {
                [CmdletBinding(SupportsShouldProcess)] param()
                $PSCmdlet.WriteVerbose('spoken')
                $PSCmdlet.WriteWarning('careful')
                $PSCmdlet.WriteInformation('noted', 'PSHOST')
                $record = [System.Management.Automation.ErrorRecord]::new([Exception]::new('wrong'), 'Wrong', 'InvalidData', 'x')
                $PSCmdlet.WriteError($record)
                if ($PSCmdlet.ShouldProcess('the target', 'change')) { 'changed' }
            }
            'first'
            Speak -Verbose -InformationAction Continue -WhatIf
            'last'
            """);

        Assert.Equal(
            ["first", "VERBOSE: spoken", "WARNING: careful", "noted", "What if: Performing the operation \"change\" on target \"the target\".", "last"],
            run.Lines);
        Assert.Contains("wrong", run.Errors, StringComparison.Ordinal);
        Assert.Equal(1, run.ExitCode);
    }

    [Fact]
    public void Preferences_silence_streams()
    {
        var run = HostProcess.Run("-NoModule", "-Command", """
            function Speak { [CmdletBinding()] param() $PSCmdlet.WriteVerbose('a'); $PSCmdlet.WriteDebug('b'); $PSCmdlet.WriteWarning('c') }
            $WarningPreference = 'SilentlyContinue'
            Speak
            'only this'
            """);

        Assert.Equal(["only this"], run.Succeeded());
    }

    [Fact]
    public void Nothing_redirected_has_escape_sequences_or_progress_in_it()
    {
        var run = HostProcess.Run("-NoModule", "-Command", """
            function Work {
                [CmdletBinding()] param()
                $PSCmdlet.WriteProgress([System.Management.Automation.ProgressRecord]::new(1, 'Working', 'on it'))
                $PSCmdlet.WriteWarning('w')
            }
            Work
            Get-Item-That-Is-Not
            "$($PSStyle.Foreground.Red)red$($PSStyle.Reset)"
            [pscustomobject]@{ Name = 'a'; Size = 1 }
            """);

        Assert.Equal(["WARNING: w", "red", "Name Size", "---- ----", "a       1"], run.Lines);
        Assert.DoesNotContain('\u001b', run.Output + run.Errors);
        Assert.DoesNotContain("Working", run.Output + run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Redirected_output_is_120_columns_wide()
    {
        var run = HostProcess.Run("-NoModule", "-Command", "[pscustomobject]@{ Text = 'x' * 200 }");

        // The engine leaves the last column of a table empty.
        Assert.Equal(119, run.Succeeded().Max(line => line.Length));
    }

    [Fact]
    public void An_error_says_where_it_came_from()
    {
        using var folder = new TempFolder();

        var run = HostProcess.Run("-NoModule", "-File", folder.File("script.ps1", "'fine'\n\nthrow 'stop here'"));

        Assert.Equal(["fine"], run.Lines);
        Assert.Contains("script.ps1:3", run.Errors, StringComparison.Ordinal);
        Assert.Contains("stop here", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_that_cannot_be_parsed_is_told_what_is_missing()
    {
        var run = HostProcess.Run("-NoModule", "-Command", "'never'; if (");

        Assert.Empty(run.Output);
        Assert.Contains("if (", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_native_program_writes_where_the_host_would()
    {
        var run = HostProcess.Run("-NoModule", "-Command", "& dotnet --version; $LASTEXITCODE");

        Assert.Equal(2, run.Succeeded().Length);
        Assert.Equal("0", run.Lines[1]);
    }

    [Theory]
    [InlineData("function Ask { [CmdletBinding(SupportsShouldProcess)] param() if ($PSCmdlet.ShouldProcess('x', 'do')) { 'done' } }; Ask -Confirm")]
    [InlineData("function Ask { [CmdletBinding()] param([Parameter(Mandatory)] $Name) 'done' }; Ask")]
    [InlineData("$Host.UI.ReadLine(); 'done'")]
    public void A_question_nobody_can_answer_is_an_error(string command)
    {
        var run = HostProcess.Run("-NoModule", "-Command", command);

        Assert.Equal(1, run.ExitCode);
        Assert.NotEmpty(run.Errors);
    }
}
