namespace OpenClawSync.Detection.Reading;

/// <summary>Quotation marks, as languages pair them.</summary>
internal static class Quotes
{
    /// <summary>The characters that close what <paramref name="open"/> opens; empty when it opens nothing.</summary>
    public static ReadOnlySpan<char> ClosedBy(char open) =>
        open switch
        {
            '"' => "\"",
            '\'' => "'",
            '`' => "`",
            '“' => "”“",
            '”' => "”",
            '„' or '‟' => "“”\"",
            '‘' => "’",
            '’' => "’",
            '‚' => "‘’",
            '「' => "」",
            '『' => "』",
            '«' => "»",
            '»' => "«",
            '‹' => "›",
            '›' => "‹",
            '＂' => "＂",
            '＇' => "＇",
            '《' => "》",
            '【' => "】",
            _ => default,
        };
}
