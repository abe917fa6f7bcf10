using OpenClawSync.Core.Tests.Support;

namespace OpenClawSync.PowerShell.Tests.Support;

/// <summary>
/// Where an example runs: in a folder like a clone of the repository, as a user whose home is the sample home, who has synced before
/// and has a policy and an export at hand.
/// </summary>
internal sealed class ExampleRoom : IDisposable
{
    private const string UserHome = "tests/fixtures/openclaw-home";

    private readonly TempFolder _folder = new();
    private readonly Engine _engine;
    private readonly string? _before = Environment.GetEnvironmentVariable("OPENCLAW_HOME");

    public ExampleRoom()
    {
        var home = _folder.Copy(Repository.FixtureHome, UserHome);
        _folder.Write("policy.json", """{ "snippetLength": 300 }""");
        _folder.Write("acme.toml", "[[rules]]\nid = \"acme-badge\"\nregex = '''badge-([a-z0-9]{10})'''\n");
        _folder.Write("acme.json", """{ "ruleFiles": ["acme.toml"] }""");
        _folder.Write("export.json", File.ReadAllText(Path.Combine(Repository.Root, "tests", "fixtures", "starter-payload.json")));
        Environment.SetEnvironmentVariable("OPENCLAW_HOME", home);
        _engine = new Engine(_folder["state"]);
        // The cmdlets of this build are loaded; the copy that ships must not be loaded beside them.
        var prepared = Run($"""
            function Import-Module([string] $Name) {'{'}{'}'}
            $ExecutionContext.SessionState.Provider.GetOne('FileSystem').Home = '{home}'
            $null = $ExecutionContext.SessionState.Path.SetLocation('{_folder.Path}')
            $null = Invoke-OpenClawSync
            $null = Invoke-OpenClawSync -Target mission-control.db
            """);
        Assert.Empty(prepared.Errors);
        Assert.Null(prepared.Terminating);
    }

    public EngineResult Run(string script) => _engine.Run(script);

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("OPENCLAW_HOME", _before);
        _engine.Dispose();
        _folder.Dispose();
    }
}
