using System.Text;
using OpenClawSync.Detection;
using OpenClawSync.Encodings;
using OpenClawSync.Protection;

namespace OpenClawSync.Core.Tests.Encodings;

public class TextDecoderTests
{
    private const string Head = "# 2026-03-04\n\n## 08:00 - Start\n- all fine\n\n";
    private const string Tail = "## 22:10 - Evening\r\n- password: Zk4tPq9wLm set\r\n";

    /// <summary>Texts as people write them, and the code pages of their systems.</summary>
    public static TheoryData<int, string> LegacyTexts =>
        new()
        {
            { 936, "## 会议纪要 09:30\n- 密码：Zk4tPq9wLm\n- 今天完成部署\n" },
            { 936, "密码 Zk4tPq9wLm" },
            { 54936, "# 日志\n数据库备份已完成，明天继续检查服务器。\n" },
            { 950, "# 會議記錄\n- 密碼：Zk4tPq9wLm\n- 今天完成部署\n" },
            { 950, "密碼 Zk4tPq9wLm" },
            { 932, "# 会議メモ\n- パスワード：Zk4tPq9wLm\n- 今日の作業は完了しました。\n" },
            { 932, "パスワード Zk4tPq9wLm" },
            { 51932, "# 会議メモ\n今日の作業は完了しました。明日はサーバーの設定を確認する。\n" },
            { 949, "# 회의록\n- 비밀번호: Zk4tPq9wLm\n- 오늘 배포를 완료했습니다.\n" },
            { 949, "비밀번호 Zk4tPq9wLm" },
            { 1251, "# Заметки\n- пароль: Zk4tPq9wLm\n- Сегодня завершили развертывание.\n" },
            { 1251, "Пароль: Zk4tPq9wLm" },
            { 20866, "# Заметки\n- пароль: Zk4tPq9wLm\n- Сегодня завершили развертывание.\n" },
            { 866, "# Заметки\n- пароль: Zk4tPq9wLm\n- Сегодня завершили развертывание.\n" },
            { 1252, "# Journal\nLe déploiement est terminé, à vérifier demain. Mot de passe: Zk4tPq9wLm\n" },
            { 1252, "Contraseña: Zk4tPq9wLm" },
            { 1252, "Über das Paßwort: schöne Grüße" },
            { 1250, "# Zápis\nDnešní nasazení je hotové, příště zkontrolovat účty a žádosti.\n" },
            { 1253, "# Σημειώσεις\nΗ εγκατάσταση ολοκληρώθηκε σήμερα και θα ελεγχθεί αύριο.\n" },
            { 1254, "# Notlar\nBugünkü dağıtım tamamlandı, yarın şifreler değiştirilecek, ışıklar açık.\n" },
            { 1255, "# הערות\nהפריסה הושלמה היום ומחר נבדוק את השרתים\n" },
            { 1256, "# ملاحظات\nتم النشر اليوم وسوف نتحقق من الخوادم غدا\n" },
            { 874, "# บันทึก\nวันนี้ติดตั้งเสร็จแล้ว พรุ่งนี้จะตรวจสอบเซิร์ฟเวอร์\n" },
        };

    [Theory]
    [MemberData(nameof(LegacyTexts))]
    public void A_text_in_an_old_encoding_is_read(int codePage, string text)
    {
        var decoded = TextDecoder.Decode(CodePages.Get(codePage).GetBytes(text));

        Assert.Equal(text, decoded!.Text);
        Assert.NotNull(decoded.GuessedCodePage);
        Assert.NotNull(decoded.Warning);
    }

    [Theory]
    [MemberData(nameof(LegacyTexts))]
    public void A_secret_is_found_even_if_the_guess_was_wrong(int codePage, string text)
    {
        var bytes = CodePages.Get(codePage).GetBytes(text);
        Assert.SkipUnless(ReadingHits.Detect(SecretDetector.Default, text, null).Count > 0, "There is no secret that a rule finds.");

        foreach (var guess in CodePages.All)
        {
            if (CodePages.TryDecode(guess, bytes) is not { } read)
            {
                continue;
            }

            var masked = TextRedactor.Mask(read, ReadingHits.Detect(SecretDetector.Default, read, guess.CodePage));

            Assert.DoesNotContain("Zk4tPq9wLm", masked, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16BE", false)]
    [InlineData("utf-32", true)]
    [InlineData("utf-32BE", true)]
    public void Unicode_is_read_with_and_without_a_mark(string name, bool hasMark)
    {
        var encoding = Encoding.GetEncoding(name);
        var text = Head + "密码 и 😀 ok\n" + Tail;

        var decoded = TextDecoder.Decode([.. hasMark ? encoding.GetPreamble() : [], .. encoding.GetBytes(text)])!;

        Assert.Equal(text, decoded.Text);
        Assert.Equal(hasMark || name == "utf-8", decoded.Warning is null);
    }

    [Theory]
    [InlineData("utf-8 utf-16")]
    [InlineData("utf-8 utf-16BE")]
    [InlineData("utf-16 utf-8")]
    [InlineData("utf-16BE utf-8")]
    [InlineData("utf-8 utf-16 utf-8")]
    [InlineData("utf-8 utf-16 utf-8 utf-16 utf-8")]
    [InlineData("utf-16 utf-8 utf-16 utf-8")]
    [InlineData("utf-8 mark utf-16")]
    [InlineData("mark utf-16 utf-8")]
    [InlineData("mark utf-16 utf-8 utf-16")]
    [InlineData("936 utf-16")]
    [InlineData("utf-8 936")]
    [InlineData("utf-8 1251 utf-16")]
    public void Parts_in_different_encodings_are_read(string parts)
    {
        string[] texts = [Head, Tail, "- ok, 今天完成\n", "done: Übung\r\n"];
        var (bytes, expected, index) = (new List<byte>(), new StringBuilder(), 0);
        foreach (var part in parts.Split(' '))
        {
            if (part == "mark")
            {
                bytes.AddRange(Encoding.Unicode.Preamble);
                continue;
            }

            var text = part switch
            {
                "936" => "- 密码：Zk4tPq9wLm 完成\n",
                "1251" => "- пароль: Zk4tPq9wLm готово\n",
                _ => texts[index++ % 4],
            };
            expected.Append(text);
            bytes.AddRange(
                int.TryParse(part, out var page) ? CodePages.Get(page).GetBytes(text) : Encoding.GetEncoding(part).GetBytes(text)
            );
        }

        var decoded = TextDecoder.Decode([.. bytes])!;

        Assert.Equal(expected.ToString(), decoded.Text);
        Assert.NotNull(decoded.Warning);
    }

    [Fact]
    public void A_tail_may_begin_within_a_line() =>
        Assert.Equal(
            Head + "- open" + Tail,
            TextDecoder.Decode([.. Encoding.UTF8.GetBytes(Head + "- open"), .. Encoding.Unicode.GetBytes(Tail)])!.Text
        );

    [Theory]
    [InlineData("tex\0 end", "tex end", 1)]
    [InlineData("pass\0word: Zk4t\0Pq9wLm\n", "password: Zk4tPq9wLm\n", 2)]
    [InlineData("one\n\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", "one\n", 22)]
    public void Single_NULs_are_dropped(string text, string expected, int count)
    {
        var decoded = TextDecoder.Decode(Encoding.UTF8.GetBytes(text))!;

        Assert.Equal((expected, count), (decoded.Text, decoded.Nuls));
        Assert.Contains("NUL", decoded.Warning!, StringComparison.Ordinal);
    }

    [Fact]
    public void A_character_that_was_cut_off_does_not_make_its_line_another_encoding()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("# Größe für 服务器\n- schöne Grüße "), 0xE6, 0x9C, (byte)'\n'];

        var decoded = TextDecoder.Decode(bytes)!;

        Assert.Equal(("# Größe für 服务器\n- schöne Grüße \n", 2), (decoded.Text, decoded.DamagedBytes));
    }

    [Fact]
    public void Damaged_UTF8_loses_the_damaged_bytes_only()
    {
        var decoded = TextDecoder.Decode([.. "日本語のメモ "u8, 0xE6, 0x97, .. "\n密码: Zk4t\n"u8])!;

        Assert.Equal(("日本語のメモ \n密码: Zk4t\n", 2), (decoded.Text, decoded.DamagedBytes));
        Assert.NotNull(decoded.Warning);
    }

    [Fact]
    public void A_replacement_character_of_an_earlier_conversion_is_reported() =>
        Assert.Contains("U+FFFD", TextDecoder.Decode("a\ufffdb"u8)!.Warning!, StringComparison.Ordinal);

    [Fact]
    public void Bytes_that_are_not_text_are_not_read()
    {
        var random = new Random(5);
        var bytes = new byte[4096];
        random.NextBytes(bytes);

        Assert.Null(TextDecoder.Decode(bytes));
        Assert.Null(TextDecoder.Decode(new byte[64]));
        Assert.Null(
            TextDecoder.Decode([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0, 0, 13, 1, 2, 3, 4, 5, 6, 7, 0, 1, 0, 2])
        );
    }

    [Fact]
    public void No_bytes_throw_or_leave_a_lone_surrogate_or_NUL()
    {
        var random = new Random(7);
        for (var i = 0; i < 2000; i++)
        {
            var bytes = new byte[random.Next(40)];
            random.NextBytes(bytes);
            for (var j = 0; j < bytes.Length; j++)
            {
                bytes[j] = random.Next(3) switch
                {
                    0 => (byte)random.Next(32, 127),
                    1 => 0,
                    _ => bytes[j],
                };
            }

            if (TextDecoder.Decode(bytes) is { } decoded)
            {
                Assert.DoesNotContain('\0', decoded.Text);
                Assert.DoesNotContain(decoded.Text.EnumerateRunes(), rune => rune.Value == 0xFFFD);
            }
        }
    }

    [Fact]
    public void Empty_and_plain_texts_have_no_warning()
    {
        Assert.Null(TextDecoder.Decode([])!.Warning);
        Assert.Null(TextDecoder.Decode("# A\n\nÜbung 😀\n"u8)!.Warning);
    }
}
