using BenchmarkDotNet.Running;
using OpenClawSync.Benchmarks;

if (args is ["redaction", ..])
{
    RedactionReport.Write(Console.Out, args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 16);
    return;
}
if (args is ["reading", ..])
{
    ReadingReport.Write(Console.Out, args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 100_000);
    return;
}
if (args is ["rules"])
{
    Console.Out.Write(OpenClawSync.Redaction.Detection.RuleTable.ToMarkdown());
    return;
}
BenchmarkSwitcher.FromAssembly(typeof(RedactionReport).Assembly).Run(args);
