using CsCheck;

namespace OpenClawSync.Core.Tests.Schedules;

/// <summary>Texts that are hard to quote, with everything that is special in shells, units or PowerShell.</summary>
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

    /// <summary>Any such text, including the empty one.</summary>
    public static Gen<string> Any { get; } = Gen.Int[0, Bits.Length - 1].Select(index => Bits[index]).Array[0, 12].Select(string.Concat);

    /// <summary>An absolute path that neither begins nor ends with a character that a unit cannot contain there.</summary>
    public static Gen<string> Path { get; } = Any.Select(text => $"/{text}/end");
}
