namespace OpenClawSync.Detection.Tables;

/// <summary>How much a cell looks like a secret of the kind that its heading names.</summary>
internal enum CellWorth : byte
{
    /// <summary>It cannot be one.</summary>
    None,

    /// <summary>A frequent word: one if other cells of the column are secrets.</summary>
    Weak,

    /// <summary>A word that is not frequent: one if the heading says nothing else.</summary>
    Fair,

    /// <summary>It looks like one by itself.</summary>
    Good,
}
