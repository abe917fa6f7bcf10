using System.Globalization;
using System.Net.Sockets;
using System.Net;
using System.Text;

namespace OpenClawSync.Core.Tests.Runs.FaultInjection;

/// <summary>A real HTTP server on this machine, as small as can be: connections are kept, requests answered one at a time.</summary>
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

    /// <summary>Gives the answers.</summary>
    public Func<HttpAsk, HttpReply> Handler { get; set; } = _ => HttpReply.Dropped;

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
            // Nobody listens any more.
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
                while (await ReadAsync(stream) is { } ask && await AnswerAsync(stream, Reply(ask))) { }
            }
            catch (IOException)
            {
                // The client has gone.
            }
        }
    }

    private HttpReply Reply(HttpAsk ask)
    {
        lock (_lock)
        {
            return Handler(ask);
        }
    }

    private static async Task<HttpAsk?> ReadAsync(NetworkStream stream)
    {
        var head = new List<byte>();
        var unit = new byte[1];
        while (!(head is [.., 13, 10, 13, 10]))
        {
            if (await stream.ReadAsync(unit) == 0)
            {
                return null;
            }

            head.Add(unit[0]);
        }

        var lines = Encoding.ASCII.GetString([.. head]).Split("\r\n");
        var length =
            lines.FirstOrDefault(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))?.Split(':')[1] ?? "0";
        var body = new byte[int.Parse(length, CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(body);
        return new HttpAsk(lines[0].Split(' ')[1], body);
    }

    private static async Task<bool> AnswerAsync(NetworkStream stream, HttpReply reply)
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
internal sealed record HttpAsk(string Path, byte[] Body);

/// <summary>An answer, or what is left of it.</summary>
internal sealed record HttpReply(int Status, byte[] Body)
{
    public static HttpReply Dropped { get; } = new(0, []) { IsDropped = true };

    public bool IsDropped { get; init; }

    public bool IsTruncated { get; init; }

    public TimeSpan Delay { get; init; }
}
