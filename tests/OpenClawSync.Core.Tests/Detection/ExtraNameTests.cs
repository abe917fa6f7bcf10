using System.Globalization;
using CsCheck;
using OpenClawSync.Detection;
using OpenClawSync.Detection.Scanning;

namespace OpenClawSync.Core.Tests.Detection;

/// <summary>The names of keys that a policy adds are found wherever a built-in name of several words would be.</summary>
public sealed class ExtraNameTests
{
    private const string Value = "kX9fq2vLm7Rt4w";

    private static readonly string[] Layouts =
    [
        "{0}: {1}",
        "{0}:{1}",
        "{0} : {1}",
        "{0} = {1}",
        "{0}={1}",
        "- {0}: {1}",
        "* {0}: `{1}`",
        "> {0}: {1}",
        "**{0}:** {1}",
        "**{0}**: {1}",
        "__{0}__: {1}",
        "`{0}`: `{1}`",
        "The {0} is {1}",
        "\"{0}\": \"{1}\"",
        "{{\"a\": 1, \"{0}\": \"{1}\"}}",
        "{{\\\"{0}\\\": \\\"{1}\\\"}}",
        "'{0}' => '{1}'",
        "{0}: \"{1}\"",
        "| {0} | user |\n|---|---|\n| {1} | bob |",
        "| user | {0} |\n|---|---|\n| bob | {1} |",
        "| {0} | {1} |",
        "{0} (production): {1}",
        "first line\n{0}: {1}\nlast line",
        "export {0}={1}",
        "<th>{0}</th><td>{1}</td>",
        "name: \"{0}\", value: \"{1}\"",
    ];

    [Theory]
    [InlineData("claw crate: {0}")]
    [InlineData("Claw Crate = {0}")]
    [InlineData("claw-crate: {0}")]
    [InlineData("clawCrate: {0}")]
    [InlineData("ClawCrate: {0}")]
    [InlineData("CLAW_CRATE={0}")]
    [InlineData("CLAW CRATE: {0}")]
    [InlineData("claw.crate={0}")]
    [InlineData("claw  crate: {0}")]
    [InlineData("clawcrate: {0}")]
    [InlineData("my_claw_crate: {0}")]
    [InlineData("myClawCrate: {0}")]
    [InlineData("the claw crates: {0}")]
    [InlineData("claw_crate_2: {0}")]
    [InlineData("--claw-crate {0}")]
    [InlineData("**Claw Crate:** {0}")]
    [InlineData("{{\"claw crate\": \"{0}\"}}")]
    [InlineData("token_claw crate: {0}")]
    public void A_name_of_two_words_is_found_however_it_is_written(string text)
    {
        Assert.Equal(ValueAt(Format(text, Value)), Found("claw crate", Format(text, Value)));
        Assert.Equal(ValueAt(Format(text, Value)), Found("clawCrate", Format(text, Value)));
        Assert.Equal(ValueAt(Format(text, Value)), Found("CLAW_CRATE", Format(text, Value)));
    }

    [Theory]
    [InlineData("declaw crate: {0}")]
    [InlineData("claw cratel: {0}")]
    [InlineData("claw, crate: {0}")]
    [InlineData("claw\ncrate: {0}")]
    [InlineData("claw: {0}")]
    [InlineData("crate: {0}")]
    public void Another_name_is_left_alone(string text) => Assert.Empty(Found("claw crate", Format(text, Value)));

    [Theory]
    [InlineData("clé d'accès", "Clé d’accès: {0}")]
    [InlineData("clé d'accès", "cle_d_acces={0}")]
    [InlineData("κωδικός", "ΚΩΔΙΚΌΣ: {0}")]
    [InlineData("código secreto", "co\u0301digo secreto: {0}")]
    [InlineData("密钥 代码", "密钥代码: {0}")]
    [InlineData("密钥", "我的密钥: {0}")]
    [InlineData("код доступа", "КОД_ДОСТУПА={0}")]
    [InlineData("रहस्य कोड", "रहस्य कोड: {0}")]
    [InlineData("رمز سري", "رمز سري: {0}")]
    [InlineData("código", "co\u0301digo: {0}")]
    [InlineData("비밀번호", "\u1107\u1175\u1106\u1175\u11af\u1107\u1165\u11ab\u1112\u1169: {0}")]
    [InlineData("パスワード", "ハ\u309aスワート\u3099: {0}")]
    [InlineData("éà", "ÉÀ={0}")]
    [InlineData("éà", "EA={0}")]
    [InlineData("a b", "a_b: {0}")]
    [InlineData("x1", "X1={0}")]
    [InlineData("𐐨𐐩 code", "𐐀𐐁 Code: {0}")]
    public void Names_of_any_script_are_found(string name, string text) =>
        Assert.Equal(ValueAt(Format(text, Value)), Found(name, Format(text, Value)));

    [Fact]
    public void Any_name_is_found_wherever_a_built_in_name_is()
    {
        var layouts = Layouts.Where(layout => SecretDetector.Default.Detect(Format(layout, "api key", Value)).Count > 0).ToList();
        Assert.True(layouts.Count > 15, string.Join('\n', Layouts.Except(layouts)));
        var letters = Gen.OneOf(
            Gen.Char['a', 'z'],
            Gen.Char['a', 'z'],
            Gen.Char['A', 'Z'],
            Gen.Char['0', '9'],
            Any("àéîõüçñłøßåžŠ".ToCharArray()),
            Gen.Char['α', 'ω'],
            Gen.Char['а', 'я'],
            Gen.Char['א', 'ת'],
            Any("密钥代码口令鍵비밀번호".ToCharArray())
        );
        var word = Gen.Select(Gen.Char['a', 'z'], letters.Array[1, 9], (first, rest) => first + new string(rest));
        var name = Gen.Select(word.Array[1, 4], Any(" ", "'", "-"), (words, gap) => (words, gap));
        Gen.Select(name, Gen.Int[0, 6], Any([.. layouts]))
            .Sample(
                (name, form, layout) =>
                {
                    var written = Write(name.words, form);
                    var text = Format(layout, written, Value);
                    return Covers(string.Join(name.gap, name.words), text);
                },
                iter: 4000,
                print: sample => $"{string.Join(sample.Item1.gap, sample.Item1.words)}, form {sample.Item2}, {sample.Item3}"
            );
    }

    [Fact]
    public void Many_names_are_searched_for_in_linear_time()
    {
        var detector = new SecretDetector(
            new DetectorOptions { ExtraKeyNames = [.. Enumerable.Range(0, 1000).Select(i => $"name{i} code")] }
        );

        Assert.Single(detector.Detect($"{string.Concat(Enumerable.Repeat("name1 name2 ", 5000))}\nname77 code: {Value}"));
    }

    private static Gen<T> Any<T>(params T[] items) => Gen.Int[0, items.Length - 1].Select(index => items[index]);

    private static string Write(string[] words, int form) =>
        form switch
        {
            0 => string.Join(' ', words),
            1 => string.Join('_', words),
            2 => string.Join('-', words),
            3 => string.Join('_', words).ToUpperInvariant(),
            4 => words[0] + string.Concat(words.Skip(1).Select(Capital)),
            5 => string.Join(' ', words.Select(Capital)),
            _ => string.Concat(string.Join(' ', words).Select(Decomposed)),
        };

    // The platform of a test need not be able to do this.
    private static string Decomposed(char letter) =>
        letter switch
        {
            'é' => "e\u0301",
            'à' => "a\u0300",
            'ü' => "u\u0308",
            'ñ' => "n\u0303",
            'å' => "a\u030a",
            '비' => "\u1107\u1175",
            _ => letter.ToString(),
        };

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    private static string Format(string text, params object[] values) => string.Format(CultureInfo.InvariantCulture, text, values);

    private static int[] ValueAt(string text) => [text.IndexOf(Value, StringComparison.Ordinal)];

    // A name can contain one that is built in, whose value begins earlier.
    private static bool Covers(string name, string text)
    {
        var start = text.IndexOf(Value, StringComparison.Ordinal);
        return new SecretDetector(new DetectorOptions { ExtraKeyNames = [name] })
            .Detect(text)
            .Any(hit => hit.Start <= start && hit.End >= start + Value.Length);
    }

    private static int[] Found(string name, string text) =>
        [.. new SecretDetector(new DetectorOptions { ExtraKeyNames = [name] }).Detect(text).Select(hit => hit.Start)];
}
