namespace OpenClawSync.Detection.Reading;

/// <summary>What joins a key's name to its value.</summary>
internal enum Separator
{
    None,

    /// <summary><c>=</c>, <c>:</c>, <c>:=</c>, <c>=&gt;</c> and their kin.</summary>
    Assign,

    /// <summary>A cell's border in a table.</summary>
    Cell,

    /// <summary>The end of a tag: <c>&lt;password&gt;value</c>.</summary>
    Tag,

    /// <summary>A comma between a quoted name and a quoted value.</summary>
    Comma,

    /// <summary><c>is</c> and its kin.</summary>
    Verb,

    /// <summary>Nothing but blanks, after a flag or before a quote.</summary>
    Blank,

    /// <summary>Nothing but blanks, and nothing that says a value follows.</summary>
    Bare,
}
