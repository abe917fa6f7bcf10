using System.Buffers;
using OpenClawSync.Detection.Reading;
using OpenClawSync.Detection.Rules;
using OpenClawSync.Detection.Scanning;
using OpenClawSync.Detection.Text;
using OpenClawSync.Detection.Values;

namespace OpenClawSync.Detection.Keys;

/// <summary>
/// Finds the values of keys named in languages without Latin letters or without spaces: <c>密码：…</c>, <c>パスワードは…</c>.
/// </summary>
internal static class LocalWordScanner
{
    private const int MaxGap = 12;

    private static readonly string[] Words =
    [
        "密码",
        "密碼",
        "口令",
        "密钥",
        "密鑰",
        "秘钥",
        "令牌",
        "凭证",
        "金鑰",
        "パスワード",
        "トークン",
        "シークレット",
        "秘密鍵",
        "暗証番号",
        "비밀번호",
        "암호",
        "토큰",
        "비밀키",
        "시크릿",
        "пароль",
        "пароля",
        "токен",
        "секрет",
        "Пароль",
        "Токен",
        "Секрет",
        "ПАРОЛЬ",
        "كلمة المرور",
        "סיסמה",
        "รหัสผ่าน",
        "κωδικός",
        "hasło",
        "Hasło",
        "lösenord",
        "Lösenord",
        "şifre",
        "Şifre",
        "jelszó",
        "Jelszó",
        "mật khẩu",
    ];

    // The last character of each word that is not ASCII: the search is for these only.
    private static readonly (char Mark, string Word, int Offset)[] Marks = [.. Words.Select(MarkOf)];

    private static readonly SearchValues<char> MarkSet = SearchValues.Create([.. Marks.Select(mark => mark.Mark)]);

    public static void Run(ref Scan scan, int start, int end)
    {
        for (var at = start; at < end; at++)
        {
            var next = scan.Text[at..end].IndexOfAnyExcept(CharSets.Ascii);
            if (next < 0)
            {
                return;
            }

            at += next;
            scan.Steps++;
            if (!MarkSet.Contains(scan.Text[at]))
            {
                continue;
            }

            foreach (var (mark, word, offset) in Marks)
            {
                if (mark == scan.Text[at] && at >= offset && scan.Text[(at - offset)..].StartsWith(word))
                {
                    Read(ref scan, at - offset + word.Length);
                }
            }
        }
    }

    private static (char Mark, string Word, int Offset) MarkOf(string word)
    {
        var offset = word.Length - 1;
        while (offset > 0 && word[offset] < 128)
        {
            offset--;
        }

        return (word[offset], word, offset);
    }

    // Reads from the word to the sign before the value, over a few characters of the same language.
    private static void Read(ref Scan scan, int at)
    {
        var text = scan.Text;
        var limit = Math.Min(text.Length, at + MaxGap);
        while (at < limit && text[at] > 127 && !IsSign(text[at]))
        {
            at++;
        }

        var asciiOnly = at < text.Length && Chars.IsLetterOrDigit(text[at]);
        while (
            at < text.Length && (Chars.IsBlank(text[at]) || text[at] is '*' or '_' or '"' or '\'' or '`' or '\\' or '」' or '』' or '）')
        )
        {
            at++;
        }

        if (AfterNumber(text, at) is var number && number > at)
        {
            (at, asciiOnly) = (number, false);
        }

        var dashed = !asciiOnly && IsDash(text, at);
        if (dashed)
        {
            at++;
        }
        else if (!asciiOnly)
        {
            if (at >= text.Length || !(IsSign(text[at]) || text[at - 1] is '`' or '"' or '\'' or '\\' or ' '))
            {
                return;
            }

            while (at < text.Length && (IsSign(text[at]) || text[at] is '*' or '>'))
            {
                at++;
            }
        }
        scan.Steps += MaxGap;
        if (at > 0 && text[at - 1] is '`' or '"' or '\'')
        {
            at--;
        }

        while (at > 0 && at < text.Length && text[at] is '"' or '\'' && text[at - 1] == '\\')
        {
            at--;
        }

        if (!ValueReader.TryRead(text, at, Separator.Assign, out var value))
        {
            return;
        }

        var secret = text[value.Start..value.End];
        if (ValueGate.Accepts(secret, KeyStrength.Password) && (!dashed || EvidentSecret.IsEvident(secret, KeyStrength.Password)))
        {
            scan.Add(value.Start, value.End, StructureRules.LocalWord);
        }
    }

    // In `пароль 2: …` the sign comes after the number.
    private static int AfterNumber(ReadOnlySpan<char> text, int at)
    {
        var next = at < text.Length && text[at] == '#' ? at + 1 : at;
        var first = next;
        while (next < text.Length && Chars.IsDigit(text[next]) && next - first < 3)
        {
            next++;
        }

        var end = next;
        while (next < text.Length && (Chars.IsBlank(text[next]) || text[next] is '*' or '"' or '`'))
        {
            next++;
        }

        return end > first && next < text.Length && (IsSign(text[next]) || IsDash(text, next)) ? next : at;
    }

    private static bool IsDash(ReadOnlySpan<char> text, int at) =>
        at + 1 < text.Length && text[at] is '-' or '–' or '―' or ';' && Chars.IsBlank(text[at + 1]);

    private static bool IsSign(char c) => c is ':' or '=' or '：' or '＝' or '|' or '｜' or '→' or '是' or '为' or '為' or 'は' or '—';
}
