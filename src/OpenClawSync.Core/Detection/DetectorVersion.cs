using System.Security.Cryptography;
using System.Text;
using OpenClawSync.Detection.Rules.BuiltIn;
using OpenClawSync.Detection.Scanning;
using OpenClawSync.Fingerprint;

namespace OpenClawSync.Detection;

/// <summary>Identifies what a detector finds: by the version of the scanners, the built-in rules and the options.</summary>
internal static class DetectorVersion
{
    // Raise this whenever a change to the scanners, not only to the tables, changes what is found.
    private const int Engine = 6;

    // Raise this where only what extra key names find changes.
    private const int ExtraNames = 3;

    public static string Compute(DetectorOptions options)
    {
        var text = new StringBuilder().Append(Engine).Append('\n');
        foreach (var rule in BuiltInRules.Tokens)
        {
            text.Append(rule.Id)
                .Append(' ')
                .AppendJoin(' ', rule.Patterns.Select(pattern => pattern.Source))
                .Append(rule.Random)
                .Append(rule.Digits)
                .Append(rule.NotDigest)
                .Append(rule.EvenExamples)
                .Append(rule.MayBePublic)
                .Append('\n');
        }

        text.AppendJoin(',', options.DisabledRules.Order(StringComparer.Ordinal)).Append('\n');
        if (options.ExtraKeyNames.Count > 0)
        {
            text.Append(ExtraNames).Append(' ');
        }

        text.AppendJoin(',', options.ExtraKeyNames.Order(StringComparer.Ordinal)).Append('\n');
        foreach (var rule in options.ExtraRules.OrderBy(rule => rule.Id, StringComparer.Ordinal))
        {
            text.Append(Encoding.UTF8.GetString(CanonicalJson.Utf8(rule.Parts()))).Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..16];
    }
}
