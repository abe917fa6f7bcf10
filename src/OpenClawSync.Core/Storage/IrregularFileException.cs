namespace OpenClawSync.Storage;

/// <summary>A pipe, a device, a socket, a folder or an unwanted link is where a file should be.</summary>
internal sealed class IrregularFileException(string path) : IOException($"'{path}' is not a regular file.");
