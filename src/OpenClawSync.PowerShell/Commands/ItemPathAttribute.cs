using System.Collections;
using System.Management.Automation;

namespace OpenClawSync.Commands;

/// <summary>Converts a file or folder object to its path, in which brackets are escaped.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ItemPathAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
        {
            FileSystemInfo item => WildcardPattern.Escape(item.FullName),
            IList items => items.Cast<object>().Select(item => Transform(engineIntrinsics, item)).ToArray(),
            var other => other,
        };
}
