using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace OpenClawSync.Bootstrap;

/// <summary>
/// Reads the header of a compiled image before it is loaded: after a failed attempt to load an image for another processor, a load context
/// does not load the IL with that name either.
/// </summary>
internal static class ImageHeader
{
    // The offset in a PE file at which the offset of its COFF header is stored. The machine number follows the signature there.
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

    // The machine number of PE files. For systems other than Windows, .NET inverts some of its bits.
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
