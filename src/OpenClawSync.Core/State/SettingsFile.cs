using System.Text.Encodings.Web;
using System.Text.Json;
using OpenClawSync.Records;
using OpenClawSync.Storage;

namespace OpenClawSync.State;

/// <summary>The file with what Initialize-OpenClawSync was given. It can be edited, and deleted to forget everything.</summary>
internal static class SettingsFile
{
    private const string Target = "target";
    private const string Instance = "instanceId";
    private const string Policy = "policyPath";

    private const int MaxBytes = 64 * 1024;

    private static readonly string[] Names = [Target, Instance, Policy];

    private static readonly JsonWriterOptions Layout = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The remembered settings; none if nothing was remembered.</summary>
    /// <exception cref="OpenClawSyncException">StateCorrupt or StateUnavailable.</exception>
    public static RememberedSettings Read(StateFolder folder)
    {
        if (!Path.Exists(folder.Settings))
        {
            return RememberedSettings.None;
        }

        folder.RequireTrusted();
        try
        {
            using var file = PlainFile.OpenOwn(folder.Settings);
            using var content = JsonDocument.Parse(file);
            if (!HasOnlyOurs(content.RootElement))
            {
                throw new OpenClawSyncException(
                    ErrorIds.StateUnavailable,
                    $"The file '{folder.Settings}' has settings that this module does not know. It may be of another program or of a newer "
                        + "version of this module, so it was neither used nor changed."
                );
            }

            return new RememberedSettings
            {
                Target = Text(content.RootElement, Target),
                Instance = InstanceId.Parse(Text(content.RootElement, Instance)),
                PolicyPath = Text(content.RootElement, Policy),
            };
        }
        catch (Exception damage)
            when (damage is JsonException or InvalidOperationException or OpenClawSyncException { ErrorId: not ErrorIds.StateUnavailable })
        {
            throw new OpenClawSyncException(
                ErrorIds.StateCorrupt,
                $"The file '{folder.Settings}' is damaged. Delete it and run Initialize-OpenClawSync again, which writes it."
            );
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Unavailable(folder, failure);
        }
    }

    /// <summary>Whether a file has the layout of the remembered settings.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static bool IsOne(string path) =>
        JsonContent.Read(path, MaxBytes) is { ValueKind: JsonValueKind.Object } content && HasOnlyOurs(content);

    /// <exception cref="OpenClawSyncException">StateUnavailable.</exception>
    public static void Write(StateFolder folder, RememberedSettings settings)
    {
        folder.Create();
        try
        {
            AtomicFile.Replace(folder.Settings, file => Write(file, settings));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Unavailable(folder, failure);
        }
    }

    private static bool HasOnlyOurs(JsonElement content) =>
        content.ValueKind != JsonValueKind.Object || content.EnumerateObject().All(field => Names.Contains(field.Name));

    private static void Write(Stream file, RememberedSettings settings)
    {
        using (var writer = new Utf8JsonWriter(file, Layout))
        {
            writer.WriteStartObject();
            Write(writer, Target, settings.Target);
            Write(writer, Instance, settings.Instance == InstanceId.None ? null : settings.Instance.Value);
            Write(writer, Policy, settings.PolicyPath);
            writer.WriteEndObject();
        }

        file.Write("\n"u8);
    }

    private static void Write(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    private static string? Text(JsonElement fields, string name) =>
        fields.TryGetProperty(name, out var value) && value.GetString() is { Length: > 0 } text ? text : null;

    private static OpenClawSyncException Unavailable(StateFolder folder, Exception failure) =>
        new(ErrorIds.StateUnavailable, $"The file '{folder.Settings}' cannot be used: {FileFailure.Reason(failure)}.");
}
