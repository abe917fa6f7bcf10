using System.Management.Automation;

namespace OpenClawSync.Commands;

/// <summary>
/// Lets a parameter take any object except those of this module, which other parameters take. The engine passes over a parameter whose
/// transformation fails with an invalid cast; without this it would find two parameter sets for them.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ForeignAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) is { } item
        && item.GetType().Namespace?.StartsWith(nameof(OpenClawSync), StringComparison.Ordinal) == true
            ? throw new ArgumentTransformationMetadataException("It is an object of this module.", new PSInvalidCastException())
            : inputData;
}
