using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using OpenClawSync.Module.Tests.Support;

namespace OpenClawSync.Module.Tests.Convex;

/// <summary>
/// The real functions of Mission Control behind HTTP on this machine, in a separate process. The tests are skipped when it was not built:
/// run <c>npm ci</c> and <c>npm run harness</c>, or build.ps1.
/// </summary>
public sealed class MissionControl : IDisposable
{
    public const string Token = "harness-token-of-these-tests";

    private static readonly string Program = Path.Combine(Paths.Repository, "tests", "mission-control", "dist", "harness.mjs");

    private readonly HttpClient _client = new();
    private readonly TempFolder _folder = new();
    private readonly Process? _process;

    public MissionControl()
    {
        if (!File.Exists(Program))
        {
            return;
        }

        var start = new ProcessStartInfo("node", [Program])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["HARNESS_STOP_WITH_STDIN"] = "1";
        start.Environment["CONVEX_INGEST_TOKEN"] = Token;
        start.Environment["HARNESS_REQUEST_LOG"] = RequestLog;
        _process = Process.Start(start)!;
        var first = JsonDocument
            .Parse(_process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The harness did not start."))
            .RootElement;
        Origin = $"http://127.0.0.1:{first.GetProperty("port").GetInt32()}";
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginErrorReadLine();
        _ = _process.StandardOutput.ReadToEndAsync();
    }

    public string Origin { get; } = "";

    /// <summary>The path of a log with one line of JSON for each decompressed request and its reply.</summary>
    public string RequestLog => Path.Combine(_folder.Path, "requests.log");

    public string Ingest => Origin + "/openclaw/ingest";

    /// <summary>A session whose default target is this deployment.</summary>
    internal PwshSettings Settings(string state) =>
        new()
        {
            StateFolder = state,
            Variables = new() { ["CONVEX_INGEST_URL"] = Ingest, ["CONVEX_INGEST_TOKEN"] = Token },
        };

    /// <summary>Starts over with an empty deployment.</summary>
    public void Reset()
    {
        Assert.SkipWhen(_process is null, "Mission Control's harness was not built (npm ci, npm run harness).");
        Control("reset", new { });
    }

    /// <summary>Starts over with an empty deployment, of which an environment variable is set until the next reset.</summary>
    public void ResetWith(string variable, string value)
    {
        Assert.SkipWhen(_process is null, "Mission Control's harness was not built (npm ci, npm run harness).");
        Control("reset", new { env = new Dictionary<string, string>(StringComparer.Ordinal) { [variable] = value } });
    }

    public void Fault(params object[] faults) => Control("fault", faults);

    public JsonElement Stats() => Control("stats", new { });

    /// <summary>The number of requests with batches of records.</summary>
    public int Batches() => Stats().GetProperty("byPlace").GetProperty("batch").GetInt32();

    public string Dump() => Control("dump", new { }).GetRawText();

    public JsonElement[] Rows(string table) => [.. Control("dump", new { }).GetProperty(table).EnumerateArray()];

    public int RowCount() => Rows("openclawTasks").Length + Rows("openclawCronJobs").Length + Rows("openclawMemoryEntries").Length;

    /// <summary>Changes what the deployment stores, as somebody with its dashboard can.</summary>
    public void Change(Action<JsonNode> change)
    {
        var content = JsonNode.Parse(Dump())!;
        change(content);
        Load(content.ToJsonString());
    }

    /// <summary>Restores a backup: what <see cref="Dump" /> returned earlier.</summary>
    public void Load(string backup)
    {
        Reset();
        Control("load", JsonNode.Parse(backup)!);
    }

    /// <summary>Posts a body as it is.</summary>
    public (int Status, JsonElement Body) Post(string body, string token = Token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Ingest) { Content = new StringContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = _client.Send(request);
        using var reader = new StreamReader(response.Content.ReadAsStream());
        return ((int)response.StatusCode, JsonDocument.Parse(reader.ReadToEnd()).RootElement);
    }

    public void Dispose()
    {
        _client.Dispose();
        if (_process is not null)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
            _process.Dispose();
        }

        _folder.Dispose();
    }

    private JsonElement Control(string route, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Origin}/__test/{route}") { Content = JsonContent.Create(body) };
        using var response = _client.Send(request);
        using var reader = new StreamReader(response.Content.ReadAsStream());
        return JsonDocument.Parse(reader.ReadToEnd()).RootElement.Clone();
    }
}
