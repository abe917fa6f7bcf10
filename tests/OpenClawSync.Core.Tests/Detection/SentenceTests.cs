using System.Reflection;
using OpenClawSync.Detection;
using OpenClawSync.Detection.Language;

namespace OpenClawSync.Core.Tests.Detection;

/// <summary>Secrets that sentences and labels name, in many languages.</summary>
public sealed class SentenceTests
{
    private const int MinLanguages = 25;

    // Too short, or too frequent in other words, to search for; an odd value beside them is found all the same.
    private static readonly string[] Untriggered = ["contra", "mk", "psswd", "ww"];

    public static TheoryData<string, string> Labels => Cases(SentenceTexts.Labels);

    public static TheoryData<string, string> Statements => Cases(SentenceTexts.Statements);

    public static TheoryData<string, string> ValuesFirst => Cases(SentenceTexts.ValuesFirst);

    public static TheoryData<string, string> Rotations => Cases(SentenceTexts.Rotations);

    public static TheoryData<string, string> LabelsAbove => Cases(SentenceTexts.LabelsAbove);

    public static TheoryData<string, string> Codes => Cases(SentenceTexts.Codes);

    public static TheoryData<string, string> Pairs => Cases(SentenceTexts.Pairs);

    public static TheoryData<string, string> Lists => Cases(SentenceTexts.Lists);

    public static TheoryData<string, string> Access => Cases(SentenceTexts.Access);

    public static TheoryData<string, string> SpelledOut => Cases(SentenceTexts.SpelledOut);

    public static TheoryData<string, string> SentencesAsPasswords => Cases(SentenceTexts.SentencesAsPasswords);

    public static TheoryData<string, string> Answers => Cases(SentenceTexts.Answers);

    public static TheoryData<string, string> Harmless => Cases(SentenceTexts.Harmless);

    [Theory]
    [MemberData(nameof(Labels))]
    public void A_value_after_its_label_is_found(string language, string text) => AssertMarked(language, text);

    [Theory]
    [MemberData(nameof(Statements))]
    public void A_value_that_a_sentence_states_is_found(string language, string text) => AssertMarked(language, text);

    [Theory]
    [MemberData(nameof(ValuesFirst))]
    public void A_value_before_its_noun_is_found(string language, string text) => AssertMarked(language, text);

    [Theory]
    [MemberData(nameof(Rotations))]
    public void Both_sides_of_a_change_are_found(string language, string text) => AssertMarked(language, text);

    [Theory]
    [MemberData(nameof(LabelsAbove))]
    public void A_value_below_its_label_is_found(string language, string text) => AssertMarked(language, text);

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_short_code_is_found_beside_its_word(string language, string text) => AssertMarked(language, text);

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_password_after_a_name_is_found(string language, string text) => AssertMarked(language, text);

    [Theory]
    [MemberData(nameof(Lists))]
    public void A_list_of_codes_is_found_to_its_end(string language, string text) => AssertMarked(language, text);

    [Theory]
    [MemberData(nameof(Access))]
    public void What_opens_something_is_found_without_a_noun(string language, string text) => AssertMarked(language, text);

    [Theory]
    [MemberData(nameof(SpelledOut))]
    public void A_code_that_is_spelled_out_is_found(string language, string text) => AssertMarked(language, text);

    [Theory]
    [MemberData(nameof(SentencesAsPasswords))]
    public void A_sentence_that_is_a_password_is_found(string language, string text) => AssertMarked(language, text);

    [Theory]
    [MemberData(nameof(Answers))]
    public void An_answer_to_a_question_is_found(string language, string text) => AssertMarked(language, text);

    [Theory]
    [MemberData(nameof(Harmless))]
    public void What_is_said_about_passwords_is_left_alone(string language, string text) => AssertMarked(language, text);

    [Fact]
    public void Each_kind_of_sentence_is_tested_in_many_languages()
    {
        foreach (var cases in (TheoryData<string, string>[])[Labels, Statements, ValuesFirst, Rotations, LabelsAbove, Codes, Harmless])
        {
            Assert.InRange(cases.Select(row => row.Data.Item1).Distinct().Count(), MinLanguages, int.MaxValue);
        }
    }

    [Theory]
    [InlineData("Kx9fq2!vLm")]
    [InlineData("sunnyhillside")]
    public void Every_noun_for_a_password_in_Latin_letters_leads_to_its_value(string value)
    {
        var missed = PasswordNouns().Except(Untriggered).Where(noun => !IsFound($"{noun}: {value}", value)).ToList();

        Assert.True(missed.Count == 0, $"{missed.Count}: {string.Join(", ", missed)}");
    }

    private static bool IsFound(string text, string value) =>
        SecretDetector
            .Default.Detect(text)
            .Any(hit =>
                hit.Start <= text.IndexOf(value, StringComparison.Ordinal)
                && hit.End >= text.IndexOf(value, StringComparison.Ordinal) + value.Length
            );

    private static SortedSet<string> PasswordNouns()
    {
        var assembly = Assembly.Load("OpenClawSync.Words");
        var nouns = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith("words.", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            while (reader.ReadLine() is { } line)
            {
                if (line.StartsWith("password:", StringComparison.Ordinal))
                {
                    nouns.UnionWith(line["password:".Length..].Split(',').Select(entry => entry.Trim().Trim('*')).Where(IsLatinWord));
                }
            }
        }

        Assert.NotEmpty(nouns);
        return nouns;
    }

    private static bool IsLatinWord(string entry) => entry.Length > 0 && entry.All(c => char.IsLetter(c) && c < '\u0250');

    private static TheoryData<string, string> Cases(string lines)
    {
        var cases = new TheoryData<string, string>();
        foreach (var line in lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var blank = line.IndexOf(' ', StringComparison.Ordinal);
            cases.Add(line[..blank], line[(blank + 1)..].Replace("\\n", "\n", StringComparison.Ordinal));
        }

        return cases;
    }

    // Marks beside a secret may be covered with it; letters and digits may not.
    private static void AssertMarked(string language, string marked)
    {
        var text = marked.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal);
        var covered = new bool[text.Length];
        foreach (var hit in SecretDetector.Default.Detect(text))
        {
            covered.AsSpan(hit.Start, hit.Length).Fill(true);
        }

        var expected = new bool[text.Length];
        var (at, inside) = (0, false);
        foreach (var c in marked)
        {
            if (c is '«' or '»')
            {
                inside = c == '«';
                continue;
            }

            expected[at] = inside || (!Scripts.IsWordPart(c) && covered[at]);
            covered[at] |= inside && char.IsWhiteSpace(c);
            at++;
        }

        Assert.True(expected.AsSpan().SequenceEqual(covered), $"{language}: {Redaction.Redact(text)}");
    }
}
