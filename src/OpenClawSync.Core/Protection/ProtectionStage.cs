using OpenClawSync.Detection;
using OpenClawSync.Protection.Policy;

namespace OpenClawSync.Protection;

/// <summary>What maps and redacts records under one detector.</summary>
internal sealed class ProtectionStage
{
    public ProtectionStage(ProtectionPolicy policy, ISecretDetector detector, OwnershipMapper owners)
    {
        Redactor = new TextRedactor(detector);
        Memory = new MemoryMapper(detector, Redactor);
        Mapper = new RecordMapper(policy, Memory, owners);
    }

    public TextRedactor Redactor { get; }

    public MemoryMapper Memory { get; }

    public RecordMapper Mapper { get; }
}
