using OpenClawSync.Detection.Reading;
using OpenClawSync.Detection.Rules;
using OpenClawSync.Detection.Scanning;
using OpenClawSync.Detection.Text;
using OpenClawSync.Detection.Values;

namespace OpenClawSync.Detection.Structure;

/// <summary>Finds a password that is piped from one command to another: <c>echo x | sudo -S</c>, <c>echo user:x | chpasswd</c>.</summary>
internal static class PipeScanner
{
    private const int LookBack = 160;

    /// <summary>Reads the command before the pipe that ends at the command at <paramref name="hit"/>.</summary>
    public static void Read(ref Scan scan, int hit)
    {
        var text = scan.Text;
        var floor = Math.Max(0, hit - LookBack);
        var before = text[floor..hit];
        before = before[Escapes.LineStart(before)..];
        var pipe = before.LastIndexOf('|');
        if (pipe < 0)
        {
            return;
        }

        var echo = before[..pipe].LastIndexOf("echo ");
        scan.Steps += before.Length;
        if (echo < 0)
        {
            return;
        }

        var start = hit - before.Length + echo + "echo ".Length;
        if (text[start..].StartsWith("-n "))
        {
            start += 3;
        }

        if (!ValueReader.TryRead(text, start, Separator.Blank, out var value) || value.End > hit)
        {
            return;
        }

        var colon = text[value.Start..value.End].IndexOf(':');
        if (colon >= 0)
        {
            value = value with { Start = value.Start + colon + 1 };
        }

        if (ValueGate.Accepts(text[value.Start..value.End], KeyStrength.Password))
        {
            scan.Add(value.Start, value.End, StructureRules.CommandLine);
        }
    }
}
