namespace OpenClawSync.HelpMaker.Model;

/// <summary>The help of a parameter.</summary>
internal sealed record ParameterHelp
{
    public required string Name { get; init; }

    public required string Type { get; init; }

    public required string Text { get; init; }

    /// <summary>The default value; null if the text does not name one.</summary>
    public string? Default { get; init; }

    public bool IsSwitch { get; init; }

    public bool IsList { get; init; }

    public bool IsRequired { get; init; }

    public int? Position { get; init; }

    public bool TakesObjects { get; init; }

    public bool TakesProperties { get; init; }

    public bool TakesWildcards { get; init; }

    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The possible values of an enumeration or validated set.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>The minimum and maximum.</summary>
    public string? Range { get; init; }

    /// <summary>The parameter sets it is in; empty if it is in all.</summary>
    public IReadOnlyList<string> Sets { get; init; } = [];

    /// <summary>How it takes pipeline input, in the words of PowerShell's own help.</summary>
    public string Pipeline =>
        (TakesObjects, TakesProperties) switch
        {
            (true, true) => "True (ByValue, ByPropertyName)",
            (true, false) => "True (ByValue)",
            (false, true) => "True (ByPropertyName)",
            _ => "False",
        };
}

/// <summary>A parameter as it is used in one parameter set.</summary>
internal sealed record ParameterUse(ParameterHelp Parameter, int? Position, bool IsRequired)
{
    /// <summary>The parameter in a line of syntax, with brackets around optional parts.</summary>
    public string Text
    {
        get
        {
            var name = Position is null ? $"-{Parameter.Name}" : $"[-{Parameter.Name}]";
            var whole = Parameter.IsSwitch ? name : $"{name} <{Parameter.Type}>";
            return IsRequired ? whole : $"[{whole}]";
        }
    }
}
