using System.Text.Json;
using OpenClawSync.Fingerprint;
using OpenClawSync.Records;
using OpenClawSync.Storage;

namespace OpenClawSync.State;

/// <summary>
/// The file that says who this installation is. It is apart from the state database, which can be lost at the price of sending
/// everything again; without this file nothing would be recognised any more.
/// </summary>
internal static class InstallationFile
{
    private static readonly JsonWriterOptions Layout = new() { Indented = true };

    /// <summary>The installation; made once, when it is first needed.</summary>
    public static Installation Get(StateFolder folder)
    {
        folder.Create();
        if (Find(folder) is { } known)
        {
            return known;
        }

        Make(folder, Installation.New());
        return Find(folder)!;
    }

    /// <summary>The installation, or one that is forgotten when none was made yet. Nothing is made.</summary>
    public static Installation GetWithoutTrace(StateFolder folder) => Find(folder) ?? Installation.Ephemeral();

    /// <summary>Adds a key; from now on it counts.</summary>
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

    private static Installation? Find(StateFolder folder) =>
        TranslateErrors(
            folder,
            () =>
            {
                if (!File.Exists(folder.Installation))
                {
                    return null;
                }

                using var file = File.OpenRead(folder.Installation);
                using var content = JsonDocument.Parse(file);
                var keys = content
                    .RootElement.GetProperty("keys")
                    .EnumerateArray()
                    .Select(key => new InstallationKey(
                        key.GetProperty("keyId").GetString() is { Length: > 0 } id ? id : throw new JsonException(),
                        Secret(key, "key")
                    ))
                    .ToList();
                return keys.Count > 0 ? new Installation([.. Secret(content.RootElement, "secret")], [.. keys]) : throw new JsonException();
            }
        );

    private static byte[] Secret(JsonElement fields, string name) =>
        fields.GetProperty(name).GetBytesFromBase64() is { Length: InstallationKey.Size } bytes ? bytes : throw new JsonException();

    // Of several processes that come here at once, one puts its draft in place; the others take that one.
    private static void Make(StateFolder folder, Installation installation) =>
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
        catch (Exception damage) when (damage is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new OpenClawSyncException(
                ErrorIds.StateCorrupt,
                $"The file '{folder.Installation}' is damaged. Put a copy of it back. If there is none, move it away: a new key is made then, everything is sent again, and claims at endpoints must be released."
            );
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new OpenClawSyncException(ErrorIds.StateUnavailable, $"The file '{folder.Installation}' cannot be used.");
        }
    }
}
