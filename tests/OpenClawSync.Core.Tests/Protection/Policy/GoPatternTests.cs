using System.Text.RegularExpressions;
using OpenClawSync.Protection.Policy;

namespace OpenClawSync.Core.Tests.Protection.Policy;

public class GoPatternTests
{
    [Theory]
    [InlineData("(?P<a>x)(y)(?<b>z)", "(x)(y)(z)")]
    [InlineData("x$", "x\\z")]
    [InlineData("(?m)x$", "(?m)x$")]
    [InlineData("(?m:x$)y$", "(?m:x$)y\\z")]
    [InlineData("((?m)x$)y$", "((?m)x$)y\\z")]
    [InlineData("\\$[$]", "\\$[$]")]
    [InlineData("[[:alnum:]_]+", "[0-9A-Za-z_]+")]
    [InlineData("[]\\w-[]", "[\\]\\w-\\[]")]
    [InlineData("[^]]", "[^\\]]")]
    [InlineData("a(?i)b", "a(?i)b")]
    [InlineData("\\pL\\p{Lu}\\PN\\p{^N}", "\\p{L}\\p{Lu}\\P{N}\\P{N}")]
    [InlineData("\\x{4e00}\\x41", "\\u4E00\\x41")]
    [InlineData("\\Qa.b\\E.", "a\\.b.")]
    public void An_expression_of_Go_is_converted_to_one_of_NET(string go, string expected) =>
        Assert.Equal(expected, GoPattern.ToDotNet(go));

    [Theory]
    [InlineData("(?=x)")]
    [InlineData("(?<!x)y")]
    [InlineData("(?>x)")]
    [InlineData("(?U)x")]
    [InlineData("(x)\\1")]
    [InlineData("\\p{Greek}")]
    [InlineData("\\x{1F600}")]
    [InlineData("[[:^alpha:]]")]
    [InlineData("[a")]
    [InlineData("(?P<a")]
    [InlineData("(?i")]
    [InlineData("a\\")]
    [InlineData("\\p")]
    public void Unsupported_syntax_is_rejected(string go) => Assert.Throws<FormatException>(() => GoPattern.ToDotNet(go));

    [Theory]
    [InlineData("x$", "x\n", false)]
    [InlineData("^[\\w-[]+$", "a-[", true)]
    [InlineData("^[]x]+$", "]x", true)]
    [InlineData("^[[:punct:]]+$", "[]^`-/", true)]
    public void The_converted_expression_means_what_it_means_in_Go(string go, string text, bool expected) =>
        Assert.Equal(expected, Regex.IsMatch(text, GoPattern.ToDotNet(go), RegexOptions.NonBacktracking));
}
