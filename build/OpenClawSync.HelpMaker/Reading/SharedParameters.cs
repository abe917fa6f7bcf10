using OpenClawSync.HelpMaker.Model;

namespace OpenClawSync.HelpMaker.Reading;

/// <summary>The parameters that the engine gives to every command that changes something.</summary>
internal static class SharedParameters
{
    public static IReadOnlyList<ParameterHelp> Confirming { get; } =
    [
        new()
        {
            Name = "WhatIf",
            Type = "SwitchParameter",
            Text = "Says what would be done, and does none of it.",
            Default = "False",
            IsSwitch = true,
            Aliases = ["wi"],
        },
        new()
        {
            Name = "Confirm",
            Type = "SwitchParameter",
            Text = "Asks before anything is done.",
            Default = "False",
            IsSwitch = true,
            Aliases = ["cf"],
        },
    ];
}
