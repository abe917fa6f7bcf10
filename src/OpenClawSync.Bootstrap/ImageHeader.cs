using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace OpenClawSync.Bootstrap;

/// <summary>
/// The header of a compiled image. It is read ahead of loading, because a load context that was given an image for another processor
/// does not load the IL of that name afterwards.
/// </summary>
internal static class ImageHeader
{
    // Where the header of a PE file says that its COFF header is; the machine follows the signature there.
    private const int CoffHeaderPointer = 0x3C;
    private const int SignatureLength = 4;
    private const int Length = 1024;

    internal static bool IsForThisProcess(string path)
    {
        Span<byte> header = stackalloc byte[Length];
        using (var file = File.OpenRead(path))
        {
            file.ReadAtLeast(header, Length, throwOnEndOfStream: false);
        }

        var coff = BinaryPrimitives.ReadInt32LittleEndian(header[CoffHeaderPointer..]);
        return coff is > 0 and < Length - SignatureLength - sizeof(ushort)
            && BinaryPrimitives.ReadUInt16LittleEndian(header[(coff + SignatureLength)..]) == Machine();
    }

    // The processor's number in PE files; .NET marks code for another system than Windows by flipping bits of it.
    private static int Machine()
    {
        var processor = RuntimeInformation.ProcessArchitecture switch
        {
            Architecture.X64 => 0x8664,
            Architecture.Arm64 => 0xAA64,
            _ => 0,
        };
        var system =
            OperatingSystem.IsWindows() ? 0
            : OperatingSystem.IsMacOS() ? 0x4644
            : 0x7B79;
        return processor ^ system;
    }
}
