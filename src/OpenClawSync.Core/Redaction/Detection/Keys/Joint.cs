namespace OpenClawSync.Redaction.Detection;

/// <summary>What joins a key's name to its value.</summary>
internal enum Joint
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

    /// <summary>Nothing but blanks, as after a flag.</summary>
    Blank,
}
