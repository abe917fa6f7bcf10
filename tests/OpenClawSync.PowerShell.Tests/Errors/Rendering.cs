using System.Collections;
using System.Management.Automation;
using System.Reflection;
using System.Text;
using OpenClawSync.Records;

namespace OpenClawSync.PowerShell.Tests.Errors;

/// <summary>
/// Everything that can be printed of an object: its text, and that of its properties, recursively. Invocation details are left out, since
/// they repeat the command line, and so are raw records, whose properties may contain secrets.
/// </summary>
internal static class Rendering
{
    private const int MaxDepth = 5;

    public static string Of(params IEnumerable<object?> things)
    {
        var text = new StringBuilder();
        foreach (var thing in things)
        {
            Add(text, thing, MaxDepth);
        }

        return text.ToString();
    }

    private static void Add(StringBuilder text, object? thing, int depth)
    {
        if (thing is null or InvocationInfo or MemberInfo or Assembly)
        {
            return;
        }

        text.Append(thing).Append('\n');
        if (depth == 0 || thing is string or OpenClawRecord || thing.GetType().IsPrimitive)
        {
            return;
        }

        if (thing is IEnumerable items)
        {
            foreach (var item in items)
            {
                Add(text, item, depth - 1);
            }
        }

        foreach (
            var property in thing
                .GetType()
                .GetProperties()
                .Where(property => property.GetIndexParameters().Length == 0 && !property.PropertyType.IsByRefLike)
        )
        {
            Add(text, Value(property, thing), depth - 1);
        }
    }

    private static object? Value(PropertyInfo property, object thing)
    {
        try
        {
            return property.GetValue(thing);
        }
        catch (TargetInvocationException)
        {
            // A property that throws cannot be printed either.
            return null;
        }
    }
}
