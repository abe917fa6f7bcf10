using System.Text.RegularExpressions;
using OpenClawSync.Detection.UserRules;

namespace OpenClawSync.Protection.Policy;

/// <summary>Converts a regular expression that an operator wrote to one of .NET, or rejects it with its position and a reason.</summary>
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
            throw node.Invalid($"cannot be compiled: {failure.Message}");
        }
        catch (RegexParseException failure)
        {
            // Its message would quote the expression, which may contain the very secret that it is meant to find.
            throw node.Invalid($"cannot be compiled: {failure.Error} near character {failure.Offset}");
        }
        catch (NotSupportedException)
        {
            throw node.Invalid("cannot be compiled: it would not run in linear time, or has too many repetitions");
        }
    }
}
