using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace OpenClawSync.PowerShell.Tests.Support;

/// <summary>A view in a format file, and its types.</summary>
internal sealed partial record ShippedView(string Name, XElement Control, IReadOnlyList<string> Types)
{
    public string Shape => Control.Name.LocalName[..^"Control".Length];

    public IEnumerable<string> Scripts => Control.Descendants("ScriptBlock").Select(script => script.Value);

    /// <summary>The properties that it names directly or in scripts.</summary>
    public IEnumerable<string> Properties =>
        Control
            .Descendants("PropertyName")
            .Select(name => name.Value)
            .Concat(Scripts.SelectMany(script => Named().Matches(script)).Select(match => match.Groups[1].Value))
            .Distinct();

    [GeneratedRegex(@"\$_\.(\w+)")]
    private static partial Regex Named();
}
