using System.Management.Automation;

namespace OpenClawSync.HelpMaker.Reading;

/// <summary>Type names as PowerShell users know them.</summary>
internal static class TypeNames
{
    public static string Short(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
        {
            return Short(inner);
        }

        return type.IsArray ? Short(type.GetElementType()!) + "[]"
            : type.IsGenericType
            && type.GetGenericArguments() is [var item]
            && type.Namespace!.StartsWith("System.Coll", StringComparison.Ordinal)
                ? Short(item) + "[]"
            : type.IsGenericType ? type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)].TrimStart('I')
            : type.Name;
    }

    public static bool IsSwitch(Type type) => type == typeof(SwitchParameter);

    /// <summary>The enumeration of a parameter that takes one or more of its values; null for other parameters.</summary>
    public static Type? Enumeration(Type type)
    {
        var inner = Nullable.GetUnderlyingType(type) ?? type.GetElementType() ?? type;
        return inner.IsEnum ? inner : null;
    }
}
