using System.Security.Cryptography;
using System.Text;
using BenchmarkDotNet.Attributes;
using OpenClawSync.Benchmarks.Corpora;
using OpenClawSync.Detection;

namespace OpenClawSync.Benchmarks;

/// <summary>Measures one record of each kind, compared to SHA-256 over its bytes.</summary>
[MemoryDiagnoser]
public class DetectorBenchmarks
{
    private const int Length = 4096;

    private string _text = "";
    private byte[] _utf8 = [];

    [Params("markdown", "dirty", "json")]
    public string Kind { get; set; } = "markdown";

    [GlobalSetup]
    public void Setup()
    {
        _text = Kind switch
        {
            "json" => Corpus.Json(Length),
            "dirty" => Corpus.DirtyMarkdown(4 * Length),
            _ => Corpus.CleanMarkdown(Length),
        };
        _utf8 = Encoding.UTF8.GetBytes(_text);
    }

    [Benchmark(Baseline = true)]
    public int Sha256() => SHA256.HashData(_utf8).Length;

    [Benchmark]
    public int Detect() => SecretDetector.Default.Detect(_text).Count;
}
