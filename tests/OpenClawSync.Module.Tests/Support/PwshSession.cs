namespace OpenClawSync.Module.Tests.Support;

/// <summary>
/// A session that runs one script after another, for steps between those that a test is about: most of the time of a short script is the
/// start of its process. It starts with the first script.
/// </summary>
internal sealed class PwshSession : IDisposable
{
    private const string Done = "--- done";

    private readonly TempFolder _scripts = new();
    private PwshProcess? _process;
    private int _count;

    /// <summary>Runs a script with the state folder and the variables of the settings.</summary>
    public PwshRun Run(PwshSettings settings, string script)
    {
        _process ??= PwshProcess.Start(settings, Loop());
        var environment = new Dictionary<string, string?>(StringComparer.Ordinal);
        settings.Apply(environment);
        var variables = environment.Select(pair => $"[Environment]::SetEnvironmentVariable('{pair.Key}', '{pair.Value}')\n");

        // Renamed, so that it is complete when it is seen.
        var draft = _scripts.File("draft", string.Concat(variables) + script);
        File.Move(draft, Path.Combine(_scripts.Path, $"{++_count}"));
        return ReadRun();
    }

    public void Dispose()
    {
        _process?.Dispose();
        _scripts.Dispose();
    }

    private PwshRun ReadRun()
    {
        var (output, errors) = (new List<string>(), new List<string>());
        for (var line = _process!.ReadLine(); line != Done; line = _process.ReadLine())
        {
            Assert.True(line is not null, string.Join('\n', output.Concat(errors)));
            (line.StartsWith("error: ", StringComparison.Ordinal) ? errors : output).Add(line);
        }

        return new PwshRun(errors.Count == 0 ? 0 : 1, string.Join('\n', output), string.Join('\n', errors));
    }

    private string Loop() =>
        $$"""
            for ($turn = 1; $true; $turn++) {
                while (-not [IO.File]::Exists("{{_scripts.Path}}/$turn")) { [Threading.Thread]::Sleep(10) }
                $script = [scriptblock]::Create([IO.File]::ReadAllText("{{_scripts.Path}}/$turn"))
                try { & $script 2>&1 | ForEach-Object { if ($_ -is [Management.Automation.ErrorRecord]) { "error: $_" } else { "$_" } } }
                catch { "error: $_" }
                '{{Done}}'
            }
            """;
}
