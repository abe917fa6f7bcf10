using System.Globalization;

namespace OpenClawSync.Benchmarks;

/// <summary>
/// Prints how long Import-Module takes, compared to the import of an assembly with one empty cmdlet, both directly and through a
/// manifest as a published module has one. Each import runs in its own process, taking turns, and is measured within it; then again
/// in another runspace of the same process.
/// </summary>
internal static class ImportReport
{
    private const string Script = """
        $import = { param($path) $watch = [Diagnostics.Stopwatch]::StartNew(); Import-Module $path; $watch.Elapsed.TotalMilliseconds }
        $first = & $import 'MODULE'
        $shell = [powershell]::Create([System.Management.Automation.Runspaces.InitialSessionState]::CreateDefault2())
        $next = $shell.AddScript($import).AddArgument('MODULE').Invoke()[0]
        [string]::Format([cultureinfo]::InvariantCulture, 'measured {0} {1}', $first, $next)
        """;

    public static void Write(TextWriter output, int rounds)
    {
        output.WriteLine(
            $"| import, ms (median of {rounds}) | empty assembly | with a manifest | OpenClawSync | ratio | ratio to a manifest |"
        );
        output.WriteLine("|---|---|---|---|---|---|");
        Compare(output, rounds);
    }

    private static void Compare(TextWriter output, int rounds)
    {
        string[] modules =
        [
            PwshProgram.Built("EmptyModule"),
            Path.ChangeExtension(PwshProgram.Built("EmptyModule"), ".psd1"),
            PwshProgram.Built("Module"),
        ];
        var all = Enumerable.Range(0, rounds).Select(_ => modules.Select(module => Measure(module)).ToList()).ToList();
        Line("in a new process", times => times.First);
        Line("in another runspace", times => times.Next);

        void Line(string what, Func<(double First, double Next), double> of)
        {
            double[] medians = [.. modules.Select((_, index) => Median(all.Select(round => of(round[index]))))];
            output.WriteLine(
                FormattableString.Invariant($"| {what} | {medians[0]:F1} | {medians[1]:F1} | {medians[2]:F1} ")
                    + FormattableString.Invariant($"| {medians[2] / medians[0]:F2} | {medians[2] / medians[1]:F2} |")
            );
        }
    }

    private static (double First, double Next) Measure(string module)
    {
        var line = PwshProgram
            .Run(Script.Replace("MODULE", module, StringComparison.Ordinal), Path.GetTempPath())
            .Trim()
            .Split('\n')[^1]
            .Trim();
        return line.Split(' ') is ["measured", var first, var next]
            ? (double.Parse(first, CultureInfo.InvariantCulture), double.Parse(next, CultureInfo.InvariantCulture))
            : throw new InvalidOperationException($"'{module}' was not imported: {line}");
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
