using System.Globalization;
using CsCheck;
using OpenClawSync.Protection;

namespace OpenClawSync.Core.Tests.Protection;

public class TextCutTests
{
    private static readonly string[] Pieces = ["a", " ", "\r", "\n", "\r\n", "e\u0301", "\u200d", "👨‍👩‍👧‍👦", "🇩🇪", "\u0600"];

    private static readonly Gen<string> Texts = Gen.Int[0, Pieces.Length - 1]
        .Select(index => Pieces[index])
        .Array[1, 25]
        .Select(string.Concat);

    [Fact]
    public void Text_is_cut_at_the_last_grapheme_boundary_that_fits() =>
        Gen.Select(Texts, Gen.Int[0, 30])
            .Sample(
                (text, length) =>
                {
                    var end = 0;
                    foreach (var next in StringInfo.ParseCombiningCharacters(text).Append(text.Length).Where(place => place < length))
                    {
                        end = next;
                    }

                    Assert.Equal(text.Length <= length ? text : text[..end].TrimEnd() + "…", TextCut.To(text, length));
                }
            );
}
