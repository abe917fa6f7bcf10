using System.Diagnostics;
using System.Text;

namespace OpenClawSync.Module.Tests.Support;

/// <summary>pwsh on its own terminal, made by <c>script</c> of util-linux, with simulated input.</summary>
internal sealed class Terminal : IDisposable
{
    private const string Program = "/usr/bin/script";
    private const int Columns = 80;

    // pwsh asks where the cursor is and waits for the terminal's answer; that it is always at the top left does no harm here.
    private const string CursorQuestion = "\u001b[6n";
    private const string CursorAnswer = "\u001b[1;1R";

    private readonly Process _process;
    private readonly StringBuilder _shown = new();
    private int _read;

    public Terminal(PwshSettings settings, string script)
    {
        string[] command = [Pwsh.Dotnet, Pwsh.Program, .. settings.Arguments(script)];
        var start = new ProcessStartInfo(
            Program,
            ["-q", "-e", "-c", $"stty cols {Columns} rows 50; exec {string.Join(' ', command.Select(Quoted))}", "/dev/null"]
        )
        {
            WorkingDirectory = settings.WorkingFolder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        settings.Apply(start.Environment);
        if (!settings.Variables.ContainsKey("NO_COLOR"))
        {
            start.Environment.Remove("NO_COLOR");
        }

        _process = PosixSignals.WithInterruptDelivered(() => Process.Start(start)!);
    }

    public static bool IsAvailable { get; } = OperatingSystem.IsLinux() && File.Exists(Program);

    public static void Require() => Assert.SkipUnless(IsAvailable, "There is no script of util-linux here.");

    /// <summary>The output of a script without input, with colours.</summary>
    public static string Run(PwshSettings settings, string script)
    {
        using var terminal = new Terminal(settings, script);
        return terminal.ReadToEnd().Shown;
    }

    /// <summary>Waits until a text is shown after the last one that was waited for.</summary>
    public void Expect(string text)
    {
        int found;
        while ((found = _shown.ToString(_read, _shown.Length - _read).IndexOf(text, StringComparison.Ordinal)) < 0)
        {
            Assert.True(Read(), $"pwsh exited and did not show '{text}':\n{_shown}");
        }

        _read += found + text.Length;
    }

    public void Type(string keys)
    {
        _process.StandardInput.Write(keys);
        _process.StandardInput.Flush();
    }

    /// <summary>The complete output after the script has ended, and the exit code.</summary>
    public (string Shown, int ExitCode) ReadToEnd()
    {
        while (Read()) { }

        Assert.True(_process.WaitForExit(Pwsh.Timeout), "pwsh did not exit.");
        return (_shown.Replace("\r\n", "\n").ToString(), _process.ExitCode);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private bool Read()
    {
        var buffer = new char[4096];
        using var timeout = new CancellationTokenSource(Pwsh.Timeout);
        var count = _process.StandardOutput.ReadAsync(buffer, timeout.Token).AsTask().GetAwaiter().GetResult();
        _shown.Append(buffer, 0, count);
        for (var asked = Questions(); asked > 0; asked--)
        {
            Type(CursorAnswer);
        }

        _shown.Replace(CursorQuestion, "");
        return count > 0;
    }

    private int Questions() => _shown.ToString().Split(CursorQuestion).Length - 1;

    private static string Quoted(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
