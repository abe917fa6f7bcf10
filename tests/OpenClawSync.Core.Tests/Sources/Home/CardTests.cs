using System.Text.Json;
using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;

namespace OpenClawSync.Core.Tests.Sources.Home;

/// <summary>Cards of the workboard plugin are tasks.</summary>
public sealed class CardTests : IDisposable
{
    private const string Planted = "planted-4711";

    private const string Create = $"""
        CREATE TABLE workboard_cards (
          id TEXT PRIMARY KEY, board_id TEXT, title TEXT, notes TEXT, status TEXT, priority TEXT, agent_id TEXT, session_key TEXT,
          run_id TEXT, task_id TEXT, source_url TEXT, position REAL, created_at INTEGER, updated_at INTEGER, started_at INTEGER,
          completed_at INTEGER, execution_host TEXT, automation_json TEXT, claim_json TEXT, template_id TEXT, archived_at INTEGER,
          stale_json TEXT);
        CREATE TABLE workboard_card_labels (card_id TEXT, ordinal INTEGER, label TEXT, PRIMARY KEY (card_id, ordinal));
        INSERT INTO workboard_cards (id, title, status, priority, agent_id, created_at, updated_at, started_at, completed_at, archived_at)
        VALUES
          ('c1', 'Order seeds', 'todo', 'high', 'ops', 1795168800000, 1795168900000, NULL, NULL, NULL),
          ('c2', 'Mow', 'done', 'normal', NULL, 1795168800000, NULL, 1795168810000, 1795168820000, 0),
          ('c3', 'Old', 'running', 'low', '', 1795168800000, NULL, NULL, NULL, 1795168830000),
          ('c4', NULL, 'parked', '', 'main', 0, NULL, NULL, NULL, NULL);
        UPDATE workboard_cards
        SET notes = '{Planted}', session_key = 'agent:ops:{Planted}', run_id = '{Planted}', task_id = '{Planted}',
          source_url = 'https://{Planted}', execution_host = '{Planted}', automation_json = '{Planted}', claim_json = '{Planted}',
          template_id = '{Planted}', stale_json = '{Planted}';
        INSERT INTO workboard_card_labels
        VALUES ('c1', 2, 'garden'), ('c1', 1, 'spring'), ('c1', 3, 'garden'), ('c2', 1, ' '), ('gone', 1, 'x');
        """;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_card_has_its_own_status_priority_agent_and_labels()
    {
        var (cards, problems) = Read(Create);

        Assert.Equal(
            [
                "card/c1 Order seeds todo high ops [spring,garden] 1795168900000",
                "card/c2 Mow done normal  [] 1795168820000",
                "card/c3 Old archived low  [] 1795168830000",
                "card/c4 workboard task c4 unknown  main [] ",
            ],
            cards.Select(card =>
                $"{card.Id} {card.Title} {card.Status} {card.Priority} {card.AgentId} [{string.Join(',', card.Labels)}] "
                + card.SourceUpdatedAt?.ToUnixTimeMilliseconds()
            )
        );
        Assert.All(cards, card => Assert.Equal(("workboard", "workboard.sqlite/0"), (card.Runtime, card.SourceFormat)));
        Assert.Equal((ErrorIds.StatusUnknown, ProblemSeverity.Note), (Assert.Single(problems).ErrorId, problems[0].Severity));
    }

    [Fact]
    public void Nothing_else_of_a_card_is_read_or_stored()
    {
        var card = Read(Create).Cards[0];
        var row = JsonSerializer.Serialize(TestProtection.Protector().Protect(card).Fields);

        Assert.DoesNotContain(Planted, JsonSerializer.Serialize(card) + row, StringComparison.Ordinal);
        Assert.Contains("\"labels\":[\"spring\",\"garden\"]", row, StringComparison.Ordinal);
        Assert.Contains("\"priority\":\"high\"", row, StringComparison.Ordinal);
        Assert.Contains("\"sourceKey\":\"task:card/c1\"", row, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'[\"a\",\"b\",7]'", "a,b", 0)]
    [InlineData("'[]'", "", 0)]
    [InlineData("''", "", 0)]
    [InlineData("NULL", "", 0)]
    [InlineData("'{}'", "", 1)]
    [InlineData("'[ broken'", "", 1)]
    public void Labels_can_be_JSON_in_a_store_with_few_columns(string labels, string expected, int warnings)
    {
        var (cards, problems) = Read(
            $"CREATE TABLE workboard_cards (id TEXT, title TEXT, status TEXT, labels TEXT); "
                + $"INSERT INTO workboard_cards VALUES ('c', 'T', 'Review', {labels})"
        );

        Assert.Equal(("review", expected), (Assert.Single(cards).Status, string.Join(',', cards[0].Labels)));
        Assert.Equal(warnings, problems.Count(problem => problem.ErrorId == ErrorIds.FieldIgnored));
    }

    [Fact]
    public void A_damaged_board_hides_no_other_task_and_no_job()
    {
        var home = HomeBuilder.Fixture(_folder);
        var tasks = Reading.All(home, _folder).Records.OfType<TaskRecord>().Count();
        _folder.Write("home/.openclaw/plugins/workboard/workboard.sqlite", "this is no database, only text, and long enough to be more");

        var (records, problems) = Reading.All(home, _folder);

        Assert.Equal(tasks, records.OfType<TaskRecord>().Count());
        Assert.Equal([RecordKind.Task], Assert.Single(problems).Missed);
    }

    private (List<TaskRecord> Cards, List<Problem> Problems) Read(string sql)
    {
        var home = HomeBuilder.Fixture(_folder);
        HomeBuilder.CreateStore(home, "plugins/workboard/workboard.sqlite", sql);
        var (records, problems) = Reading.All(home, _folder);
        return ([.. records.OfType<TaskRecord>().Where(task => task.Runtime == "workboard")], problems);
    }
}
