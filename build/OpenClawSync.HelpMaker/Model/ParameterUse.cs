namespace OpenClawSync.HelpMaker.Model;

/// <summary>A parameter as one parameter set has it.</summary>
internal sealed record ParameterUse(ParameterHelp Parameter, int? Position, bool IsRequired)
{
    /// <summary>As a line of syntax shows it: what may be left out is in brackets.</summary>
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
