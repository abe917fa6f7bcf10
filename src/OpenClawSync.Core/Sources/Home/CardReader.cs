using System.Text.Json;
using OpenClawSync.Records;
using OpenClawSync.Sources.Sqlite;

namespace OpenClawSync.Sources.Home;

/// <summary>
/// Reads the cards of the workboard plugin as tasks. A card is planned by people, so it has a status of its own, a priority and labels. Its
/// notes, links, sessions and claims are not even asked for.
/// </summary>
internal static class CardReader
{
    public const string TableName = "workboard_cards";

    public const string Key = "id";

    private const string Runtime = "workboard";
    private const string Archived = "archived";
    private const string LabelTable = "workboard_card_labels";

    private static readonly HashSet<string> Statuses = new(StringComparer.Ordinal)
    {
        "triage",
        "backlog",
        "todo",
        "scheduled",
        "ready",
        "running",
        "review",
        "blocked",
        "done",
        Archived,
    };

    /// <param name="store">The store of the plugin, which must be open.</param>
    public static IEnumerable<ReadOutcome> Read(Store store)
    {
        if (store.Connection is not { } connection || !Table.Exists(connection, TableName, Key, "title", "status"))
        {
            yield break;
        }

        var labels = Labels(store);
        using var rows = Table.Read(
            connection,
            TableName,
            Key,
            Key,
            "title",
            "status",
            "priority",
            "agent_id",
            "labels",
            "created_at",
            "updated_at",
            "started_at",
            "completed_at",
            "archived_at"
        );
        while (rows.Read())
        {
            var id = rows.Text(Key);
            if (string.IsNullOrWhiteSpace(id))
            {
                yield return Problem.Error(ErrorIds.RecordMalformed, $"{store.Name}: {TableName}", "A card has no id.", RecordKind.Task);
                continue;
            }

            var card = Card(rows, id, labels[id], store);
            yield return card;
            if (card.Status == TaskStatus.Unknown)
            {
                yield return RecordProblem.UnknownStatusInRow(store.Name, TableName, id);
            }
        }

        if (rows.Ignored.Warning($"{store.Name}: {TableName}", RecordKind.Task) is { } ignored)
        {
            yield return ignored;
        }
    }

    private static TaskRecord Card(TableReader row, string id, IEnumerable<string> labels, Store store)
    {
        var (created, started, completed) = (row.Time("created_at"), row.Time("started_at"), row.Time("completed_at"));
        var archived = row.Time("archived_at");
        return new TaskRecord
        {
            Id = "card/" + CronRunId.EscapeTask(id),
            SourceFormat = store.Format,
            SourceUpdatedAt = row.Time("updated_at") ?? archived ?? completed ?? started ?? created,
            Runtime = Runtime,
            TaskKind = "card",
            AgentId = Text(row, "agent_id"),
            Label = row.Text("title"),

            // An archived card is no longer on the board, whatever it was when it left.
            Status = archived is null ? Status(row.Text("status")) : Archived,
            Priority = Text(row, "priority"),
            Labels = [.. labels.Concat(OwnLabels(row)).Where(label => !string.IsNullOrWhiteSpace(label)).Distinct(StringComparer.Ordinal)],
            CreatedAt = created,
            StartedAt = started,
            EndedAt = completed,
        };
    }

    private static string Status(string? status) =>
        status?.Trim().ToLowerInvariant() is { } known && Statuses.Contains(known) ? known : TaskStatus.Unknown;

    private static string? Text(TableReader row, string column) => row.Text(column)?.Trim() is { Length: > 0 } text ? text : null;

    // The labels of all cards, in the order in which a card shows them.
    private static ILookup<string, string> Labels(Store store)
    {
        var labels = new List<(string Card, string Label, long? Ordinal)>();
        if (store.Connection is { } connection && Table.Exists(connection, LabelTable, "card_id", "label"))
        {
            using var rows = Table.Read(connection, LabelTable, orderBy: null, "card_id", "label", "ordinal");
            while (rows.Read())
            {
                if (rows.Text("card_id") is { } card && rows.Text("label") is { } label)
                {
                    labels.Add((card, label, rows.Integer("ordinal")));
                }
            }
        }

        return labels.OrderBy(label => label.Ordinal).ToLookup(label => label.Card, label => label.Label, StringComparer.Ordinal);
    }

    // Some versions keep the labels of a card as JSON beside its title.
    private static IEnumerable<string> OwnLabels(TableReader row)
    {
        if (row.Text("labels") is not { Length: > 0 } json)
        {
            return [];
        }

        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind == JsonValueKind.Array)
            {
                return
                [
                    .. document
                        .RootElement.EnumerateArray()
                        .Where(label => label.ValueKind == JsonValueKind.String)
                        .Select(label => label.GetString()!),
                ];
            }
        }
        catch (JsonException)
        {
            // Reported below, like a value of another type.
        }

        row.Ignored.Add("labels");
        return [];
    }
}
