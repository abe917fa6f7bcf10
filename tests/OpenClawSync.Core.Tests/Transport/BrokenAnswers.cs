using System.IO.Compression;
using System.Text;
using OpenClawSync.Core.Tests.Support;

namespace OpenClawSync.Core.Tests.Transport;

/// <summary>Answers that are wrong in every layer of HTTP.</summary>
internal static class BrokenAnswers
{
    public static IReadOnlyDictionary<string, Func<byte[], Func<Stream, Task>>> All { get; } =
        new Dictionary<string, Func<byte[], Func<Stream, Task>>>
        {
            ["cut gzip"] = body => Encoded("gzip", Gzip(body)[..^20]),
            ["gzip with a wrong checksum"] = body => Encoded("gzip", Change(Gzip(body), ^8)),
            ["gzip with a wrong header"] = body => Encoded("gzip", Change(Gzip(body), 0)),
            ["gzip with damaged data"] = body => Encoded("gzip", Change(Gzip(body), 14)),
            ["gzip that is plain"] = body => Encoded("gzip", body),
            ["gzip that is empty"] = _ => Encoded("gzip", []),
            ["gzip twice"] = body => Encoded("gzip, gzip", Gzip(Gzip(body))),
            ["cut deflate"] = body => Encoded("deflate", Zlib(body)[..^12]),
            ["damaged deflate"] = body => Encoded("deflate", Change(Zlib(body), 6)),
            ["cut brotli"] = body => Encoded("br", Brotli(body)[..^3]),
            ["brotli with damaged data"] = _ => Encoded("br", [.. Enumerable.Repeat((byte)0xFF, 200)]),
            ["brotli that is empty"] = _ => Encoded("br", []),
            ["an unknown encoding"] = body => Encoded("zstd", body),
            ["two encodings, one unknown"] = body => Encoded("compress, gzip", Gzip(body)),
            ["101"] = _ => Text("HTTP/1.1 101 Switching Protocols\r\nUpgrade: other\r\nConnection: Upgrade\r\n\r\nother data"),
            ["204"] = _ => Text("HTTP/1.1 204 No Content\r\n\r\n"),
            ["205"] = _ => Text("HTTP/1.1 205 Reset Content\r\nContent-Length: 0\r\n\r\n"),
            ["206"] = body => Status("206 Partial Content", body[..(body.Length / 2)]),
            ["202"] = _ => Status("202 Accepted", []),
            ["300"] = body => Status("300 Multiple Choices", body),
            ["304"] = _ => Text("HTTP/1.1 304 Not Modified\r\n\r\n"),
            ["302 without a location"] = _ => Status("302 Found", []),
            ["418"] = body => Status("418 Teapot", body),
            ["600"] = body => Status("600 Beyond", body),
            ["999"] = body => Status("999 Beyond", body),
            ["a status of four digits"] = body => Status("2000 OK", body),
            ["HTTP/0.9"] = body => JsonServer.Raw(body),
            ["noise"] = _ => JsonServer.Raw([.. Enumerable.Range(0, 400).Select(i => (byte)(i * 31))]),
            ["nothing"] = _ => JsonServer.Raw(),
            ["half a status line"] = _ => Text("HTTP/1.1 20"),
            ["half a head"] = _ => Text("HTTP/1.1 200 OK\r\nContent-Ty"),
            ["an invalid header line"] = _ => Text("HTTP/1.1 200 OK\r\nno colon here\r\n\r\n{}"),
            ["two lengths"] = _ => Text("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 5\r\n\r\n{}"),
            ["a negative length"] = _ => Text("HTTP/1.1 200 OK\r\nContent-Length: -5\r\nConnection: close\r\n\r\n"),
            ["too long a length"] = body => Head($"Content-Length: {body.Length + 9}\r\nConnection: close", body),
            ["too short a length"] = body => Head($"Content-Length: {body.Length - 9}\r\nConnection: close", body),
            ["a broken chunk"] = _ => Head("Transfer-Encoding: chunked", "zz\r\n{}\r\n0\r\n\r\n"u8.ToArray()),
            ["a chunk without its end"] = _ => Head("Transfer-Encoding: chunked", "ff\r\n{}"u8.ToArray()),
            ["long headers"] = _ => Head("X: " + new string('x', 100_000), []),
            ["many headers"] = _ => Head(string.Concat(Enumerable.Repeat("X-Y: z\r\n", 20_000)) + "A: b", []),
            ["long trailers"] = _ =>
                Head("Transfer-Encoding: chunked", Encoding.ASCII.GetBytes($"2\r\n{{}}\r\n0\r\nX: {new string('x', 200_000)}\r\n\r\n")),
            ["not JSON"] = _ => Head("Connection: close", "<html>sesame</html>"u8.ToArray()),
            ["JSON of another type"] = _ => Head("Connection: close", "[1]"u8.ToArray()),
            ["not UTF-8"] = _ => Head("Connection: close", [0x7b, 0xff, 0xfe, 0x80, 0x7d]),
            ["deep JSON"] = _ => Head("Connection: close", Encoding.ASCII.GetBytes(new string('[', 200_000))),
            ["a deep item"] = _ => Head("Connection: close", Encoding.ASCII.GetBytes("{\"tasks\":[{\"x\":" + new string('[', 200_000))),
        };

    public static byte[] Gzip(byte[] body) => Compress(body, stream => new GZipStream(stream, CompressionLevel.Optimal));

    public static byte[] Zlib(byte[] body) => Compress(body, stream => new ZLibStream(stream, CompressionLevel.Optimal));

    public static byte[] Deflate(byte[] body) => Compress(body, stream => new DeflateStream(stream, CompressionLevel.Optimal));

    public static byte[] Brotli(byte[] body) => Compress(body, stream => new BrotliStream(stream, CompressionLevel.Optimal));

    public static Func<Stream, Task> Encoded(string encoding, byte[] body) =>
        Head($"Content-Encoding: {encoding}\r\nContent-Length: {body.Length}\r\nConnection: close", body);

    public static Func<Stream, Task> Head(string headers, byte[] body) =>
        JsonServer.Raw([.. Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\n{headers}\r\n\r\n"), .. body]);

    private static Func<Stream, Task> Status(string status, byte[] body) =>
        JsonServer.Raw([
            .. Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n"),
            .. body,
        ]);

    private static Func<Stream, Task> Text(string text) => JsonServer.Raw(Encoding.ASCII.GetBytes(text));

    private static byte[] Compress(byte[] body, Func<Stream, Stream> open)
    {
        using var packed = new MemoryStream();
        using (var stream = open(packed))
        {
            stream.Write(body);
        }

        return packed.ToArray();
    }

    private static byte[] Change(byte[] bytes, Index at)
    {
        bytes[at] ^= 0xFF;
        return bytes;
    }
}
