using OpenClawSync.Targets;

namespace OpenClawSync.Core.Tests.Runs.FaultInjection;

/// <summary>Law 3: what a target said it created it creates no second time, unless it lost it.</summary>
internal sealed class KeysCreated
{
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);

    public void Hear(PushResult result)
    {
        // A key that the newer rules mask is taken away under them, and may be made again under the older.
        if (result.Status == PushStatus.Created && !result.Key.Contains(ModelTexts.Marker, StringComparison.Ordinal))
        {
            Assert.True(_keys.Add(result.Key), $"{result.Key} was created twice.");
        }
    }

    public void Forget() => _keys.Clear();
}
