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
            int or long or double or decimal => TimeSpan.FromMinutes(Convert.ToDouble(inputData, CultureInfo.InvariantCulture)),
            string text when double.TryParse(text, CultureInfo.InvariantCulture, out var minutes) => TimeSpan.FromMinutes(minutes),
            var other => other,
        };
}
