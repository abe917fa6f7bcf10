namespace OpenClawSync.HelpMaker.Model;

/// <summary>What help says of a parameter.</summary>
internal sealed record ParameterHelp
{
    public required string Name { get; init; }

    public required string Type { get; init; }

    public required string Text { get; init; }

    /// <summary>What holds when it is not given; null when the text does not say.</summary>
    public string? Default { get; init; }

    public bool IsSwitch { get; init; }

    public bool IsList { get; init; }

    public bool IsRequired { get; init; }

    public int? Position { get; init; }

    public bool TakesObjects { get; init; }

    public bool TakesProperties { get; init; }

    public bool TakesWildcards { get; init; }

    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The values it can have, where these are few.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>The least and the greatest value.</summary>
    public string? Range { get; init; }

    /// <summary>The sets it is in; none for one that is in all.</summary>
    public IReadOnlyList<string> Sets { get; init; } = [];

    /// <summary>How the pipeline feeds it, in the words of PowerShell's own help.</summary>
    public string Pipeline =>
        (TakesObjects, TakesProperties) switch
        {
            (true, true) => "True (ByValue, ByPropertyName)",
            (true, false) => "True (ByValue)",
            (false, true) => "True (ByPropertyName)",
            _ => "False",
        };
}
