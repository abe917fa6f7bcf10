namespace OpenClawSync.HelpMaker.Model;

/// <summary>The help of a command. Each text is one line of Markdown, without markup except back-ticks.</summary>
internal sealed record CommandHelp
{
    public required string Name { get; init; }

    public required string Synopsis { get; init; }

    public required IReadOnlyList<string> Description { get; init; }

    public required IReadOnlyList<SyntaxHelp> Syntax { get; init; }

    public required IReadOnlyList<ParameterHelp> Parameters { get; init; }

    public required IReadOnlyList<TypeHelp> Inputs { get; init; }

    public required IReadOnlyList<TypeHelp> Outputs { get; init; }

    public required IReadOnlyList<ExampleHelp> Examples { get; init; }

    /// <summary>Other commands and topics that the help mentions.</summary>
    public IReadOnlyList<string> Related { get; init; } = [];
}

/// <summary>One way to call a command.</summary>
internal sealed record SyntaxHelp(string Set, IReadOnlyList<ParameterUse> Parameters);

/// <summary>An example of a command.</summary>
/// <param name="Title">What it does, without a full stop.</param>
/// <param name="Code">The code.</param>
/// <param name="Remarks">Paragraphs after the code.</param>
/// <param name="Needs">What it needs to run, such as <c>deployment</c>; null if PowerShell is enough.</param>
internal sealed record ExampleHelp(string Title, string Code, IReadOnlyList<string> Remarks, string? Needs);
