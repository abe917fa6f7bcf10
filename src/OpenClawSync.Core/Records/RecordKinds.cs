using System.Collections;
using System.Runtime.CompilerServices;

namespace OpenClawSync.Records;

/// <summary>A set of kinds, enumerated in the order in which they are read.</summary>
/// <remarks>
/// A library's collection would not do: code that is generic over a type of this module cannot be compiled ahead of time, so every new
/// process would compile it again.
/// </remarks>
[CollectionBuilder(typeof(RecordKinds), nameof(Of))]
internal sealed class RecordKinds : IEnumerable<RecordKind>
{
    private static readonly RecordKind[] Order = [RecordKind.Task, RecordKind.Cron, RecordKind.Memory];

    private readonly bool[] _has;

    private RecordKinds(bool[] has) => _has = has;

    public static RecordKinds None { get; } = Of();

    public static RecordKinds All { get; } = Of(Order);

    public bool IsAll => Array.IndexOf(_has, false) < 0;

    public static RecordKinds Of(params ReadOnlySpan<RecordKind> kinds)
    {
        var has = new bool[Order.Length];
        foreach (var kind in kinds)
        {
            has[(int)kind] = true;
        }

        return new RecordKinds(has);
    }

    public bool Contains(RecordKind kind) => _has[(int)kind];

    /// <summary>The union of both sets.</summary>
    public RecordKinds With(RecordKinds others)
    {
        var has = (bool[])_has.Clone();
        foreach (var kind in others)
        {
            has[(int)kind] = true;
        }

        return new RecordKinds(has);
    }

    /// <summary>The kinds of this set that the other does not contain.</summary>
    public RecordKinds Except(RecordKinds others)
    {
        var has = (bool[])_has.Clone();
        foreach (var kind in others)
        {
            has[(int)kind] = false;
        }

        return new RecordKinds(has);
    }

    public IEnumerator<RecordKind> GetEnumerator()
    {
        foreach (var kind in Order)
        {
            if (_has[(int)kind])
            {
                yield return kind;
            }
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
