using System.Globalization;
using System.Management.Automation;

namespace OpenClawSync.Commands;

/// <summary>Converts a number without a unit to minutes. PowerShell would convert it to ticks.</summary>
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

    // The command rejects a value that is out of range with its own error.
    private static TimeSpan Minutes(double minutes) =>
        Math.Abs(minutes) < TimeSpan.MaxValue.TotalMinutes ? TimeSpan.FromMinutes(minutes) : TimeSpan.MaxValue;
}
