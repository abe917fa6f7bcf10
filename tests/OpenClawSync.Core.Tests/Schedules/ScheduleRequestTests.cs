using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;
using OpenClawSync.Schedules;

namespace OpenClawSync.Core.Tests.Schedules;

public sealed class ScheduleRequestTests : IDisposable
{
    private const string Endpoint = "https://happy-otter-123.convex.site/openclaw/ingest";

    private readonly TempFolder _folder = new();
    private readonly Dictionary<string, string> _environment;

    public ScheduleRequestTests()
    {
        Directory.CreateDirectory(_folder[".openclaw"]);
        _environment = new() { ["HOME"] = _folder.Path };
    }

    private ScheduleRequest Request =>
        new("openclaw-sync", TimeSpan.FromMinutes(15), Scheduler.Crontab) { Pwsh = "/usr/bin/pwsh", Module = "/modules/OpenClawSync" };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void By_default_the_module_is_imported_and_a_sync_is_run() =>
        Assert.Equal("Import-Module '/modules/OpenClawSync'; Invoke-OpenClawSync", Script(Request));

    [Fact]
    public void The_parameters_are_passed_to_the_sync()
    {
        var policy = _folder.Write("it's a policy.json", "{}");

        Assert.Equal(
            $"Import-Module '/modules/OpenClawSync'; Invoke-OpenClawSync -Path '{_folder.Path}' -Target '{_folder["x.db"]}' "
                + $"-PolicyPath '{_folder["it''s a policy.json"]}' -InstanceId 'laptop'",
            Script(Request with { Path = _folder.Path, Target = _folder["x.db"], PolicyPath = policy, InstanceId = "laptop" })
        );
    }

    [Fact]
    public void The_url_of_an_endpoint_is_also_put_into_the_environment_so_that_its_token_is_sent() =>
        Assert.Equal(
            $"$env:CONVEX_INGEST_URL ??= '{Endpoint}'; Import-Module '/modules/OpenClawSync'; Invoke-OpenClawSync -Target '{Endpoint}'",
            Script(Request with { Target = Endpoint })
        );

    [Fact]
    public void A_schedule_finds_its_source_and_target_where_the_session_does()
    {
        Set("OPENCLAW_SYNC_HOME", _folder["st"]);
        Set("OPENCLAW_HOME", _folder.Path);
        Set("OPENCLAW_PROFILE", "default");
        Set("OPENCLAW_CONFIG_PATH", "~/my.json5");
        Set("CONVEX_INGEST_URL", Endpoint);
        Set("OPENCLAW_WORKSPACE_DIR", "undefined");

        Assert.Equal(
            $"$env:OPENCLAW_SYNC_HOME ??= '{_folder["st"]}'; $env:OPENCLAW_CONFIG_PATH ??= '~/my.json5'; "
                + $"$env:OPENCLAW_HOME ??= '{_folder.Path}'; $env:OPENCLAW_PROFILE ??= 'default'; "
                + $"$env:CONVEX_INGEST_URL ??= '{Endpoint}'; Import-Module '/modules/OpenClawSync'; Invoke-OpenClawSync",
            Script(Request)
        );
        Assert.Equal(
            $"$env:OPENCLAW_SYNC_HOME ??= '{_folder["st"]}'; Import-Module '/modules/OpenClawSync'; "
                + $"Invoke-OpenClawSync -Path '{_folder.Path}' -Target '{_folder["x.db"]}'",
            Script(Request with { Path = _folder.Path, Target = _folder["x.db"] })
        );
    }

    [Fact]
    public void Relative_paths_in_the_environment_become_absolute()
    {
        Set("OPENCLAW_SYNC_HOME", "st");

        Assert.Contains($"'{Path.GetFullPath("st")}'", Script(Request), StringComparison.Ordinal);
    }

    [Fact]
    public void A_credential_is_read_by_the_process_and_an_environment_file_by_the_scheduler()
    {
        var (secret, variables) = (Secret("token"), Secret("env"));

        var plan = Plan(Request with { Scheduler = Scheduler.Systemd, CredentialFile = secret, EnvironmentFile = variables });

        Assert.StartsWith(
            "$env:CONVEX_INGEST_TOKEN = [IO.File]::ReadAllText(\"$env:CREDENTIALS_DIRECTORY/ingest-token\"); Import-Module ",
            plan.Script,
            StringComparison.Ordinal
        );
        Assert.Equal((secret, variables), (plan.CredentialFile, plan.EnvironmentFile));
    }

    [Theory]
    [InlineData("640")]
    [InlineData("604")]
    [InlineData("610")]
    [InlineData("666")]
    public void A_secret_file_that_others_may_access_is_rejected(string mode)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such mode.");
        var file = Secret("env");
        Permissions.Set(file, mode);

        Assert.Equal(ErrorIds.SecretFileUnsafe, Refusal(Request with { EnvironmentFile = file }).ErrorId);
        Assert.Equal(ErrorIds.SecretFileUnsafe, Refusal(Request with { Scheduler = Scheduler.Systemd, CredentialFile = file }).ErrorId);
    }

    [Fact]
    public void Links_to_secret_files_are_followed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such mode.");
        var file = Secret("env");
        File.CreateSymbolicLink(_folder["link"], file);
        Assert.Equal(_folder["link"], Plan(Request with { EnvironmentFile = _folder["link"] }).EnvironmentFile);

        Permissions.Set(file, "644");
        Assert.Equal(ErrorIds.SecretFileUnsafe, Refusal(Request with { EnvironmentFile = _folder["link"] }).ErrorId);
    }

    [Fact]
    public void A_secret_file_that_others_could_replace_is_rejected()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such mode.");
        var file = _folder.Write("shared/env", "X=1\n");
        Permissions.Set(file, "600");
        Permissions.Set(_folder["shared"], "777");

        var failure = Refusal(Request with { EnvironmentFile = file });

        Assert.Equal(ErrorIds.SecretFileUnsafe, failure.ErrorId);
        Assert.Contains($"chmod go-w '{_folder["shared"]}'", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pipe_as_secret_file_is_rejected()
    {
        Permissions.Set(Fifo.Create(_folder["pipe"]), "600");

        Assert.Equal(ErrorIds.SecretFileUnsafe, Refusal(Request with { EnvironmentFile = _folder["pipe"] }).ErrorId);
    }

    [Fact]
    public void A_missing_secret_file_or_a_folder_is_rejected()
    {
        Assert.Equal(ErrorIds.SecretFileUnsafe, Refusal(Request with { EnvironmentFile = _folder["none"] }).ErrorId);
        Assert.Equal(ErrorIds.SecretFileUnsafe, Refusal(Request with { EnvironmentFile = _folder.Path }).ErrorId);
    }

    [Fact]
    public void A_secret_file_of_another_user_is_rejected()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Only a privileged user can give a file away.");
        var file = Secret("env");
        Probe.Run(new("chown", ["65534", file]));

        Assert.Equal(ErrorIds.SecretFileUnsafe, Refusal(Request with { EnvironmentFile = file }).ErrorId);
    }

    [Fact]
    public void Only_systemd_supports_credentials() =>
        Assert.Equal(ErrorIds.ScheduleInvalid, Refusal(Request with { CredentialFile = Secret("token") }).ErrorId);

    [Fact]
    public void A_secret_in_any_part_is_rejected_and_not_repeated()
    {
        var folder = Directory.CreateDirectory(_folder[Samples.GitHubToken]).FullName;
        ScheduleRequest[] requests =
        [
            Request with
            {
                Path = folder,
            },
            Request with
            {
                Target = Path.Combine(folder, "x.db"),
            },
            Request with
            {
                PolicyPath = _folder.Write($"{Samples.GitHubToken}/p.json", "{}"),
            },
            Request with
            {
                InstanceId = Samples.GitHubToken,
            },
            Request with
            {
                Name = Samples.GitHubToken,
            },
            Request with
            {
                Module = folder,
            },
            Request with
            {
                Pwsh = folder,
            },
            Request with
            {
                EnvironmentFile = Secret($"{Samples.GitHubToken}/env"),
            },
        ];

        Assert.All(
            requests,
            request =>
            {
                var refusal = Refusal(request);
                Assert.Equal(ErrorIds.ScheduleHoldsSecret, refusal.ErrorId);
                Assert.DoesNotContain(Samples.GitHubToken, refusal.Message, StringComparison.Ordinal);
            }
        );
    }

    [Theory]
    [InlineData("CONVEX_INGEST_TOKEN")]
    [InlineData("OPENCLAW_SOURCE_TOKEN")]
    public void A_token_in_the_environment_is_rejected_even_if_no_rule_finds_it(string variable)
    {
        Set(variable, "otter\n");
        Assert.Equal(ErrorIds.ScheduleHoldsSecret, Refusal(Request with { InstanceId = "my-otter" }).ErrorId);

        Set("OPENCLAW_SYNC_INSTANCE", "otter-2");
        Assert.Equal(ErrorIds.ScheduleHoldsSecret, Refusal(Request).ErrorId);
        Assert.DoesNotContain("otter", Script(Request with { InstanceId = "laptop" }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a\nb")]
    [InlineData("a\rb")]
    [InlineData("a\u0000b")]
    [InlineData("a\u0085b")]
    public void Control_characters_are_rejected(string name) =>
        Assert.Equal(ErrorIds.ScheduleInvalid, Refusal(Request with { Target = Path.Combine(_folder.Path, name) }).ErrorId);

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("-a")]
    [InlineData("../a")]
    [InlineData("a\n")]
    [InlineData("a@b")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void A_name_is_letters_digits_dots_dashes_and_underscores(string name) =>
        Assert.Equal(ErrorIds.ScheduleInvalid, Refusal(Request with { Name = name }).ErrorId);

    [Theory]
    [InlineData("00:00:00")]
    [InlineData("-00:15:00")]
    [InlineData("00:00:30")]
    [InlineData("00:01:30")]
    [InlineData("32.00:00:00")]
    public void An_interval_is_whole_minutes_up_to_31_days(string interval) =>
        Assert.Equal(ErrorIds.ScheduleInvalid, Refusal(Request with { Interval = TimeSpan.Parse(interval, null) }).ErrorId);

    [Fact]
    public void A_schedule_that_could_not_run_is_rejected()
    {
        Assert.Equal(ErrorIds.SourceNotFound, Refusal(Request with { Path = _folder["none"] }).ErrorId);
        Assert.Equal(ErrorIds.TargetInvalid, Refusal(Request with { Target = "http://example.org/x" }).ErrorId);
        Assert.Equal(ErrorIds.TargetInvalid, Refusal(Request with { Target = "https://user:pass@example.org/x" }).ErrorId);
        Assert.Equal(ErrorIds.TargetUnavailable, Refusal(Request with { Target = _folder["none/x.db"] }).ErrorId);
        Assert.Equal(ErrorIds.PolicyUnreadable, Refusal(Request with { PolicyPath = _folder["none.json"] }).ErrorId);
        Assert.Equal(ErrorIds.PolicyInvalid, Refusal(Request with { PolicyPath = _folder.Write("p.json", "[]") }).ErrorId);
        Assert.Equal(ErrorIds.InstanceInvalid, Refusal(Request with { InstanceId = "a b" }).ErrorId);
    }

    [Fact]
    public void An_environment_file_may_name_the_source()
    {
        Directory.Delete(_folder[".openclaw"]);

        Assert.Equal(ErrorIds.SourceNotFound, Refusal(Request).ErrorId);
        Assert.EndsWith("Invoke-OpenClawSync", Script(Request with { EnvironmentFile = Secret("env") }), StringComparison.Ordinal);
    }

    private void Set(string variable, string value) => _environment[variable] = value;

    private string Secret(string name)
    {
        var file = _folder.Write(name, "X=1\n");
        Permissions.Set(file, "600");
        return file;
    }

    private SchedulePlan Plan(ScheduleRequest request) => request.Plan(_environment.GetValueOrDefault);

    private string Script(ScheduleRequest request) => Plan(request).Script;

    private OpenClawSyncException Refusal(ScheduleRequest request) => Assert.Throws<OpenClawSyncException>(() => Plan(request));
}
