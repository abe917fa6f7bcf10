namespace OpenClawSync.Detection.Tables;

/// <summary>What separates the cells of a row.</summary>
internal enum TableForm : byte
{
    /// <summary>Bars, as in Markdown.</summary>
    Bars,

    /// <summary>Tabs.</summary>
    Tabs,

    /// <summary>Semicolons.</summary>
    Semicolons,

    /// <summary>Commas.</summary>
    Commas,

    /// <summary>Two blanks or more, so that the columns are aligned.</summary>
    Blanks,

    /// <summary>Elements of HTML.</summary>
    Elements,
}
