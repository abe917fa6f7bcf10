using System.Globalization;
using System.Management.Automation;

namespace OpenClawSync.Commands;

/// <summary>Lets a bare number mean minutes; PowerShell would take it for ticks.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class MinutesAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
        {
            (int or long or double or decimal) and var number => Minutes(Convert.ToDouble(number, CultureInfo.InvariantCulture)),
            string text when double.TryParse(text, CultureInfo.InvariantCulture, out var minutes) => Minutes(minutes),
            var other => other,
        };

    // What no time span can hold is for the command to refuse, by its own error.
    private static TimeSpan Minutes(double minutes) =>
        Math.Abs(minutes) < TimeSpan.MaxValue.TotalMinutes ? TimeSpan.FromMinutes(minutes) : TimeSpan.MaxValue;
}
