using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace OpenClawSync.Core.Tests.Support;

/// <summary>A real HTTP server on this machine that answers each request as the test specifies.</summary>
internal sealed class JsonServer : IDisposable
{
    // Longer than any client waits, even on a busy machine.
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(10);

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<Func<Stream, Task>> _answers = new();
    private readonly CancellationTokenSource _stop = new();

    public JsonServer(params Func<Stream, Task>[] answers)
    {
        foreach (var answer in answers)
        {
            _answers.Enqueue(answer);
        }

        _listener.Start();
        _ = Task.Run(ServeAsync);
    }

    public string Url => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/feed?x=1";

    /// <summary>The request lines and headers of all requests so far.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    public static Func<Stream, Task> Answer(int status, string body = "", string headers = "") =>
        stream =>
            WriteAsync(
                stream,
                $"HTTP/1.1 {status} X\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n{headers}\r\n{body}"
            );

    /// <summary>Sends bytes as they are, and closes the connection.</summary>
    public static Func<Stream, Task> Raw(params ReadOnlySpan<byte> bytes)
    {
        var copy = bytes.ToArray();
        return async stream => await stream.WriteAsync(copy);
    }

    /// <summary>Sends a piece again and again, until the other side closes the connection.</summary>
    public static Func<Stream, Task> Endless(byte[] head, byte[] piece, TimeSpan pause = default) =>
        async stream =>
        {
            await stream.WriteAsync(head);
            while (true)
            {
                await stream.WriteAsync(piece);
                await Task.Delay(pause);
            }
        };

    /// <summary>Closes the connection before the whole body is sent.</summary>
    public static Func<Stream, Task> BreakOff(string body) =>
        stream => WriteAsync(stream, $"HTTP/1.1 200 OK\r\nContent-Length: {body.Length + 100}\r\nConnection: close\r\n\r\n{body}");

    /// <summary>Sends the beginning of the body and then nothing more.</summary>
    public static Func<Stream, Task> Stall(string body) =>
        async stream =>
        {
            await WriteAsync(stream, $"HTTP/1.1 200 OK\r\nContent-Length: {body.Length + 100}\r\nConnection: close\r\n\r\n{body}");
            await Task.Delay(Silence);
        };

    public static Task Drop(Stream stream) => Task.CompletedTask;

    public static async Task Sleep(Stream stream) => await Task.Delay(Silence);

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Stop();
        _stop.Dispose();
    }

    private static async Task WriteAsync(Stream stream, string text) => await stream.WriteAsync(Encoding.UTF8.GetBytes(text));

    private async Task ServeAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            var client = await _listener.AcceptTcpClientAsync();
            _ = Task.Run(() => ServeAsync(client));
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            var stream = client.GetStream();
            using var reader = new StreamReader(stream, leaveOpen: true);
            var head = new StringBuilder();
            while (await reader.ReadLineAsync() is { Length: > 0 } line)
            {
                head.Append(line).Append('\n');
            }

            Requests.Enqueue(head.ToString());
            if (_answers.TryDequeue(out var answer))
            {
                try
                {
                    await answer(stream);
                }
                catch (IOException)
                {
                    // The client has read enough.
                }
            }
        }
    }
}
