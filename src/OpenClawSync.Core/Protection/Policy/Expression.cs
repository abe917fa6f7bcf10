using System.Text.RegularExpressions;
using OpenClawSync.Detection.UserRules;

namespace OpenClawSync.Protection.Policy;

/// <summary>An expression as an operator wrote it, made .NET's, or refused at its place with the reason.</summary>
internal static class Expression
{
    public static string Parse(SettingNode node)
    {
        try
        {
            var pattern = GoPattern.ToDotNet(node.Text);
            LinearRegex.Create(pattern);
            return pattern;
        }
        catch (FormatException failure)
        {
            throw node.Wrong($"cannot be compiled: {failure.Message}");
        }
        catch (RegexParseException failure)
        {
            // Its message quotes the expression, which may hold what it is meant to find.
            throw node.Wrong($"cannot be compiled: {failure.Error} near its character {failure.Offset}");
        }
        catch (NotSupportedException)
        {
            throw node.Wrong("cannot be compiled: it would not run in linear time, or repeats too much");
        }
    }
}
