using System.Text.Json;
using OpenClawSync.Fingerprint;
using OpenClawSync.Records;
using OpenClawSync.Storage;

namespace OpenClawSync.State;

/// <summary>
/// The file with the identity of this installation. It is separate from the state database, whose loss only costs sending everything again;
/// without this file nothing would be recognized any more.
/// </summary>
internal static class InstallationFile
{
    // Room for ten thousand keys.
    private const int MaxBytes = 1024 * 1024;

    private static readonly JsonWriterOptions Layout = new() { Indented = true };

    /// <summary>The installation. It is created when it is first needed.</summary>
    public static Installation Get(StateFolder folder)
    {
        folder.Create();
        if (Find(folder) is { } known)
        {
            return known;
        }

        Create(folder, Installation.New());
        return Find(folder)!;
    }

    /// <summary>The installation; an ephemeral one if none was created yet. No file is created.</summary>
    public static Installation GetWithoutTrace(StateFolder folder) => Find(folder) ?? Installation.Ephemeral();

    /// <summary>Adds a key, which becomes the current one.</summary>
    public static InstallationKey AddKey(StateFolder folder)
    {
        var before = Get(folder);
        var after = before with { Keys = before.Keys.Add(Installation.NewKey()) };
        TranslateErrors(
            folder,
            () =>
            {
                AtomicFile.Replace(folder.Installation, file => Write(file, after));
                return true;
            }
        );
        return after.Key;
    }

    /// <summary>Whether there is an installation.</summary>
    public static bool Exists(StateFolder folder) => Find(folder) is not null;

    /// <summary>Whether a file has the layout of an installation.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static bool IsOne(string path)
    {
        try
        {
            return JsonContent.Read(path, MaxBytes) is { } content && Parse(content).Keys.Length > 0;
        }
        catch (Exception damage) when (IsDamage(damage))
        {
            return false;
        }
    }

    /// <summary>The installation; null if none was created yet.</summary>
    public static Installation? Find(StateFolder folder) =>
        TranslateErrors(
            folder,
            () =>
            {
                if (!Path.Exists(folder.Installation))
                {
                    return null;
                }

                folder.RequireTrusted();
                using var file = PlainFile.OpenOwn(folder.Installation);
                using var content = JsonDocument.Parse(file);
                return Parse(content.RootElement);
            }
        );

    private static Installation Parse(JsonElement content)
    {
        var keys = content
            .GetProperty("keys")
            .EnumerateArray()
            .Select(key => new InstallationKey(
                key.GetProperty("keyId").GetString() is { Length: > 0 } id ? id : throw new JsonException(),
                Secret(key, "key")
            ))
            .ToList();
        return keys.Count > 0 ? new Installation([.. Secret(content, "secret")], [.. keys]) : throw new JsonException();
    }

    private static bool IsDamage(Exception failure) =>
        failure is JsonException or KeyNotFoundException or InvalidOperationException or FormatException;

    private static byte[] Secret(JsonElement fields, string name) =>
        fields.GetProperty(name).GetBytesFromBase64() is { Length: InstallationKey.Size } bytes ? bytes : throw new JsonException();

    // If several processes get here at once, one of them puts its draft in place and the others use it.
    private static void Create(StateFolder folder, Installation installation) =>
        TranslateErrors(
            folder,
            () =>
            {
                AtomicFile.Create(folder.Installation, file => Write(file, installation));
                return true;
            }
        );

    private static void Write(Stream file, Installation installation)
    {
        using var writer = new Utf8JsonWriter(file, Layout);
        writer.WriteStartObject();
        writer.WriteBase64String("secret", [.. installation.Secret]);
        writer.WriteStartArray("keys");
        foreach (var key in installation.Keys)
        {
            writer.WriteStartObject();
            writer.WriteString("keyId", key.KeyId);
            writer.WriteBase64String("key", key.Export());
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static T TranslateErrors<T>(StateFolder folder, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception damage) when (IsDamage(damage))
        {
            throw new OpenClawSyncException(
                ErrorIds.StateCorrupt,
                $"The file '{folder.Installation}' is damaged. Restore it from a copy. If there is none, move it away: "
                    + "a new key is created then, everything is sent again, and claims at endpoints must be released."
            );
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new OpenClawSyncException(
                ErrorIds.StateUnavailable,
                $"The file '{folder.Installation}' cannot be used: {FileFailure.Reason(failure)}."
            );
        }
    }
}
