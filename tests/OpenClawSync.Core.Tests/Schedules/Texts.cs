using CsCheck;

namespace OpenClawSync.Core.Tests.Schedules;

/// <summary>Texts that are hard to quote: all of what shells, units and PowerShell take for something else.</summary>
internal static class Texts
{
    private static readonly string[] Bits =
    [
        "'",
        "''",
        "\"",
        "\\",
        "\\\\",
        "\\'",
        "\\%",
        "%",
        "%%",
        "%h",
        "$",
        "$$",
        "$HOME",
        "${HOME}",
        "$(id)",
        "`id`",
        "#",
        " # x",
        ";",
        "&",
        "|",
        "<",
        ">",
        "*",
        "?",
        "[",
        "]",
        "~",
        "!",
        "(",
        ")",
        "{",
        "}",
        "=",
        ":",
        ",",
        "-",
        "--",
        " ",
        "  ",
        "a",
        "Z9",
        "/tmp/x",
        "é",
        "‘",
        "’",
        "‚",
        "‛",
        "“",
        "你",
        "🦞",
        "\\n",
        "\\x41",
    ];

    /// <summary>Any such text, and the empty one.</summary>
    public static Gen<string> Any { get; } = Gen.Int[0, Bits.Length - 1].Select(index => Bits[index]).Array[0, 12].Select(string.Concat);

    /// <summary>A path: absolute, and nothing at its ends that a unit cannot carry.</summary>
    public static Gen<string> Path { get; } = Any.Select(text => $"/{text}/end");
}
