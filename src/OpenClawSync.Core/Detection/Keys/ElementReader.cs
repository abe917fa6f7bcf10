using OpenClawSync.Detection.Reading;
using OpenClawSync.Detection.Rules;
using OpenClawSync.Detection.Scanning;
using OpenClawSync.Detection.Text;
using OpenClawSync.Detection.Values;

namespace OpenClawSync.Detection.Keys;

/// <summary>Reads the values after the first one where a key has several: <c>"secrets": ["a", "b"]</c>, <c>passwords: a, b</c>.</summary>
internal static class ElementReader
{
    private const int MaxElements = 16;

    /// <summary>Reads on after the first value. Each further value must look like a secret by itself.</summary>
    public static void Read(ref Scan scan, ReadOnlySpan<char> name, KeyStrength strength, ValueSpan value)
    {
        var text = scan.Text;
        if (strength is not (KeyStrength.Password or KeyStrength.Token))
        {
            return;
        }

        if (!(value.Quoted ? OpensList(text, value.Start) : IsPlural(name)))
        {
            return;
        }

        for (var i = 1; i < MaxElements; i++)
        {
            var at = value.End;
            while (value.Quoted && at < text.Length && text[at] is '\\' or '"' or '\'')
            {
                at++;
            }

            while (at < text.Length && Chars.IsBlank(text[at]))
            {
                at++;
            }

            if (at >= text.Length || text[at] != ',')
            {
                return;
            }

            at++;
            while (at < text.Length && (value.Quoted ? Chars.IsSpace(text[at]) : Chars.IsBlank(text[at])))
            {
                at++;
            }

            if (!ValueReader.TryRead(text, at, Separator.Blank, out var next) || next.Quoted != value.Quoted)
            {
                return;
            }

            scan.Steps += next.End - at;
            var secret = text[next.Start..next.End];

            // The list is over where another pair begins: `a, user=bob`.
            if (!next.Quoted && secret.ContainsAny('=', ':'))
            {
                return;
            }

            if (ValueGate.Accepts(secret, strength))
            {
                scan.Add(next.Start, next.End, strength == KeyStrength.Password ? KeyRules.Password : KeyRules.Token);
            }

            value = next;
        }
    }

    private static bool OpensList(ReadOnlySpan<char> text, int start)
    {
        var at = start - 1;
        while (at > 0 && text[at - 1] == '\\')
        {
            at--;
        }

        while (at > 0 && start - at < 40 && Chars.IsSpace(text[at - 1]))
        {
            at--;
        }

        return at > 0 && text[at - 1] == '[';
    }

    // `passwords` is, `pass` is not.
    private static bool IsPlural(ReadOnlySpan<char> name) => name.Length > 2 && name[^1] is 's' or 'S' && name[^2] is not ('s' or 'S');
}
