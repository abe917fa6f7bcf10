using System.Globalization;
using BenchmarkDotNet.Running;
using OpenClawSync.Benchmarks;

switch (args)
{
    case ["redaction", ..]:
        RedactionReport.Write(Console.Out, Number(1, 16));
        break;
    case ["reading", ..]:
        ReadingReport.Write(Console.Out, Number(1, 100_000));
        break;
    case ["scale", ..]:
        ScaleReport.Write(Console.Out, Number(1, 100_000), Number(2, 10_000));
        break;
    case ["memory", ..]:
        MemoryReport.Write(Console.Out, Number(1, 1_000_000), Number(2, 100_000));
        break;
    case ["memory-work", var work, var home]:
        MemoryReport.Work(Console.Out, work, home);
        break;
    case ["corpus"]:
    case ["corpus", "dev" or "held" or "all", ..]:
        CorpusReport.Write(Console.Out, PwshProgram.Built("Corpus"), args is [_, var own, ..] ? own : "dev", each: args is [.., "each"]);
        break;
    case ["corpus", var folder, var part, .. var more]:
        CorpusReport.Write(Console.Out, folder, part, each: more is ["each"]);
        break;
    case ["import", ..]:
        ImportReport.Write(Console.Out, Number(1, 15));
        break;
    case ["startup", ..]:
        StartupReport.Write(Console.Out, Number(1, 15));
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(RedactionReport).Assembly).Run(args);
        break;
}

int Number(int index, int otherwise) => args.Length > index ? int.Parse(args[index], CultureInfo.InvariantCulture) : otherwise;
