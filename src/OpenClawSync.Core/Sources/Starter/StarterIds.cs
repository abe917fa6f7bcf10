using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using OpenClawSync.Records;

namespace OpenClawSync.Sources.Starter;

/// <summary>The ids a document has had so far. Eight bytes of a hash stand for each, so that long documents stay cheap.</summary>
internal sealed class StarterIds
{
    private readonly HashSet<ulong> _seen = [];

    /// <summary>Whether the id is new.</summary>
    public bool Add(RecordKind kind, string id) =>
        _seen.Add(BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}:{id}"))));
}
