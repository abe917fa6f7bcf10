using System.Net;

namespace OpenClawSync.Module.Tests.Support;

/// <summary>A local server that responds to every request with the sample export.</summary>
internal sealed class StarterServer : IDisposable
{
    private readonly HttpListener _listener = new();

    public StarterServer()
    {
        Origin = $"http://127.0.0.1:{FreePort()}/";
        _listener.Prefixes.Add(Origin);
        _listener.Start();
        _ = Task.Run(Serve);
    }

    public string Origin { get; }

    public void Dispose() => _listener.Close();

    private async Task Serve()
    {
        var export = await File.ReadAllBytesAsync(Path.Combine(Paths.Repository, "tests", "fixtures", "starter-payload.json"));
        while (_listener.IsListening)
        {
            var context = await _listener.GetContextAsync();
            context.Response.ContentType = "application/json";
            await context.Response.OutputStream.WriteAsync(export);
            context.Response.Close();
        }
    }

    private static int FreePort()
    {
        using var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
