namespace OpenClawSync.Detection.Reading;

/// <summary>What separates the name of a key from its value.</summary>
internal enum Separator
{
    /// <summary>Nothing that a value could follow.</summary>
    None,

    /// <summary><c>=</c>, <c>:</c>, <c>:=</c>, <c>=&gt;</c> and similar signs.</summary>
    Assign,

    /// <summary>The border of a table's cell.</summary>
    Cell,

    /// <summary>The end of a tag: <c>&lt;password&gt;value</c>.</summary>
    Tag,

    /// <summary>A comma between a quoted name and a quoted value.</summary>
    Comma,

    /// <summary>A dash or a semicolon, which prose has as well.</summary>
    Dash,

    /// <summary><c>is</c> and similar verbs.</summary>
    Verb,

    /// <summary>Only blanks, after a flag or before a quote.</summary>
    Blank,

    /// <summary>Only blanks, and nothing that shows that a value follows.</summary>
    Bare,
}
