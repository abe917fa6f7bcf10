using System.Management.Automation;

namespace OpenClawSync.HelpMaker.Reading;

/// <summary>Types as a PowerShell user knows them.</summary>
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

    /// <summary>The enumeration that a parameter takes one or several of, if it does.</summary>
    public static Type? Enumeration(Type type)
    {
        var inner = Nullable.GetUnderlyingType(type) ?? type.GetElementType() ?? type;
        return inner.IsEnum ? inner : null;
    }
}
