using System.Collections.Frozen;

namespace OpenClawSync.Detection.Sentences;

/// <summary>How the names of hosts and files end.</summary>
internal static class HostEndings
{
    private static readonly FrozenSet<string> Endings = (
        "com org net io dev app ai co de fr es it pt nl se no dk fi pl cz sk ro hu hr rs si ru ua bg gr tr il in th vn id "
        + "my ph jp kr cn tw uk us eu ca au nz br mx ch at be ie lan local localdomain internal home arpa test example "
        + "invalid localhost corp cloud info biz me tv xyz site online store tech md txt pdf doc docx xls xlsx csv json "
        + "yaml yml toml ini cfg conf env log zip gz tgz tar xz bz2 png jpg jpeg gif svg webp mp3 mp4 mov js ts tsx jsx mjs "
        + "cjs py rb go rs java cs cpp c h hpp sh ps1 psm1 psd1 bat html htm css scss sql db sqlite xml pem key crt cer pub "
        + "p12 pfx kdbx gpg asc vim diff patch common symbols mk am ac in po pot rst adoc tex el lua pl pm lock exe dll so "
        + "bin iso img apk dmg"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static bool Contains(ReadOnlySpan<char> ending) => Endings.GetAlternateLookup<ReadOnlySpan<char>>().Contains(ending);
}
