using System.Globalization;
using CsCheck;
using OpenClawSync.Protection;

namespace OpenClawSync.Core.Tests.Protection;

public class TextCutTests
{
    private static readonly Gen<string> Texts = Gen.Int[0, 9]
        .Select(index => ((string[])["a", " ", "\r", "\n", "\r\n", "e\u0301", "\u200d", "👨‍👩‍👧‍👦", "🇩🇪", "\u0600"])[index])
        .Array[1, 25]
        .Select(string.Concat);

    [Fact]
    public void The_cut_is_at_the_last_boundary_that_a_walk_from_the_beginning_finds() =>
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
