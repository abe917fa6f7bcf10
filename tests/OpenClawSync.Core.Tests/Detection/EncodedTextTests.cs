using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using OpenClawSync.Detection;
using OpenClawSync.Detection.Scanning;

namespace OpenClawSync.Core.Tests.Detection;

/// <summary>Text in Base64 is read in whatever language and encoding it was written, and binary data is left alone.</summary>
public class EncodedTextTests
{
    private const string Token = "ghp_" + "abcdefghijklmnopqrstuvwxyz0123456789";

    private static readonly UnicodeEncoding BigEndian = new(bigEndian: true, byteOrderMark: false);

    public static TheoryData<string> Texts =>
        [
            $"café {Token}",
            $"🔑 {Token}",
            $"prod – {Token}",
            $"– {Token}",
            "# für prod\npassword: kX9fq2vLm7Rt\napi_key: 9f8Zq31LmB72xKd0\n",
            "# für prod\r\npassword: kX9fq2vLm7Rt\r\nuser: x\r\n",
            "# zażółć gęślą jaźń\nexport DB_PASSWORD='kX9fq2vLm7Rt'\n",
            "密码：kX9fq2vLm7Rt",
            "пароль: kX9fq2vLm7Rt",
            "\ufeffpassword=kX9fq2vLm7Rt",
            "\ufeff# été\r\npassword=kX9fq2vLm7Rt\r\n",
            $"ééééé {Token}",
            $"$wc = 'prod'; Invoke-RestMethod -Headers @{{ Authorization = 'Bearer {Token}' }}",
        ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_secret_in_text_that_is_not_ASCII_is_found(string text)
    {
        foreach (var encoding in (Encoding[])[new UTF8Encoding(), Encoding.Unicode, BigEndian])
        {
            var encoded = Convert.ToBase64String(encoding.GetBytes(text));
            foreach (var written in (string[])[encoded, encoded.TrimEnd('='), encoded.Replace('+', '-').Replace('/', '_')])
            {
                Assert.Equal("data: [REDACTED] end", Redaction.Redact($"data: {written} end"));
                Assert.Equal("{\"data\":\"[REDACTED]\"}", Redaction.Redact($"{{\"data\":\"{written}\"}}"));
            }
        }
    }

    [Fact]
    public void Text_without_any_ASCII_at_its_front_is_read_as_UTF_8_or_after_a_byte_order_mark()
    {
        const string Text = "数据库的密码是kX9fq2vLm7Rt，请勿外传";
        foreach (var bytes in (byte[][])[Encoding.UTF8.GetBytes(Text), Marked(Encoding.Unicode), Marked(Encoding.BigEndianUnicode)])
        {
            Assert.Equal("data: [REDACTED] end", Redaction.Redact($"data: {Convert.ToBase64String(bytes)} end"));
        }

        static byte[] Marked(Encoding encoding) => [.. encoding.GetPreamble(), .. encoding.GetBytes(Text)];
    }

    [Theory]
    [InlineData("# für prod\npassword: kX9fq2vLm7Rt\n")]
    [InlineData("café ghp_" + "abcdefghijklmnopqrstuvwxyz0123456789")]
    [InlineData("contraseña: kX9fq2vLm7Rt")]
    [InlineData("user: joão\r\nsenha: kX9fq2vLm7Rt\r\n")]
    public void A_secret_in_Latin_1_is_found(string text) =>
        Assert.Equal("data: [REDACTED] end", Redaction.Redact($"data: {Convert.ToBase64String(Encoding.Latin1.GetBytes(text))} end"));

    [Fact]
    public void A_name_that_a_policy_adds_is_found_in_every_encoding()
    {
        var detector = new SecretDetector(new DetectorOptions { ExtraKeyNames = ["Zugangsschlüssel", "ключ доступа"] });
        foreach (var encoding in (Encoding[])[new UTF8Encoding(), Encoding.Unicode, Encoding.Latin1])
        {
            var encoded = Convert.ToBase64String(encoding.GetBytes("Zugangsschlüssel: kX9fq2vLm7Rt"));
            Assert.Equal("a [REDACTED] b", Redaction.Redact($"a {encoded} b", detector));
        }
        var cyrillic = Convert.ToBase64String(Encoding.UTF8.GetBytes("ключ доступа: kX9fq2vLm7Rt"));
        Assert.Equal("a [REDACTED] b", Redaction.Redact($"a {cyrillic} b", detector));
    }

    [Fact]
    public void Other_text_and_binary_data_are_left_alone()
    {
        var text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("für die Küche: drei Äpfel und etwas Öl\n", 40)));
        var random = new byte[4096];
        for (var i = 0; i < random.Length; i += 32)
        {
            SHA256.HashData(BitConverter.GetBytes(i)).CopyTo(random, i);
        }

        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(text);
        }

        foreach (
            var bytes in (byte[][])
                [
                    text,
                    Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(text)),
                    random,
                    packed.ToArray(),
                    [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, .. random],
                    [.. "%PDF-1.7\n%âãÏÓ\n"u8, .. random],
                    [.. Encoding.Latin1.GetBytes("%PDF-1.7\n%âãÏÓ\n"), .. random, .. Encoding.Latin1.GetBytes($" {Token} ")],
                    [.. Enumerable.Range(0, 2048).Select(i => (byte)(i % 2 == 0 ? i / 8 : 0))],
                ]
        )
        {
            Assert.Empty(SecretDetector.Default.Detect($"data: {Convert.ToBase64String(bytes)} end"));
        }

        for (var i = 0; i + 48 <= random.Length; i++)
        {
            Assert.Empty(SecretDetector.Default.Detect($"data: {Convert.ToBase64String(random, i, 48)} end"));
        }
    }
}
