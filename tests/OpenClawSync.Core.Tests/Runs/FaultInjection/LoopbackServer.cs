using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace OpenClawSync.Core.Tests.Runs.FaultInjection;

/// <summary>A minimal real HTTP server on this machine. It keeps connections open and answers one request at a time.</summary>
internal sealed class LoopbackServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Lock _lock = new();

    public LoopbackServer()
    {
        _listener.Start();
        _ = Task.Run(ListenAsync);
    }

    public string Url => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/ingest";

    /// <summary>Answers requests.</summary>
    public Func<LoopbackRequest, LoopbackReply> Handler { get; set; } = _ => LoopbackReply.Dropped;

    public void Dispose() => _listener.Dispose();

    private async Task ListenAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync();
                _ = Task.Run(() => ServeAsync(client));
            }
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
            // The server was stopped.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            client.NoDelay = true;
            try
            {
                var stream = client.GetStream();
                while (await ReadAsync(stream) is { } request && await AnswerAsync(stream, Reply(request))) { }
            }
            catch (IOException)
            {
                // The client closed the connection.
            }
        }
    }

    private LoopbackReply Reply(LoopbackRequest request)
    {
        lock (_lock)
        {
            return Handler(request);
        }
    }

    private static async Task<LoopbackRequest?> ReadAsync(NetworkStream stream)
    {
        var head = new List<byte>();
        var next = new byte[1];
        while (!(head is [.., 13, 10, 13, 10]))
        {
            if (await stream.ReadAsync(next) == 0)
            {
                return null;
            }

            head.Add(next[0]);
        }

        var lines = Encoding.ASCII.GetString([.. head]).Split("\r\n");
        var length =
            lines.FirstOrDefault(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))?.Split(':')[1] ?? "0";
        var body = new byte[int.Parse(length, CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(body);
        return new LoopbackRequest(lines[0].Split(' ')[1], body);
    }

    private static async Task<bool> AnswerAsync(NetworkStream stream, LoopbackReply reply)
    {
        if (reply.IsDropped)
        {
            return false;
        }

        await Task.Delay(reply.Delay);
        var head = Encoding.ASCII.GetBytes(
            $"HTTP/1.1 {reply.Status} X\r\nContent-Length: {reply.Body.Length}\r\nContent-Type: application/json\r\n\r\n"
        );
        await stream.WriteAsync((byte[])[.. head, .. reply.IsTruncated ? reply.Body[..(reply.Body.Length / 2)] : reply.Body]);
        return !reply.IsTruncated;
    }
}

/// <summary>A request.</summary>
internal sealed record LoopbackRequest(string Path, byte[] Body);

/// <summary>A response, which may be dropped or truncated.</summary>
internal sealed record LoopbackReply(int Status, byte[] Body)
{
    public static LoopbackReply Dropped { get; } = new(0, []) { IsDropped = true };

    public bool IsDropped { get; init; }

    public bool IsTruncated { get; init; }

    public TimeSpan Delay { get; init; }
}
