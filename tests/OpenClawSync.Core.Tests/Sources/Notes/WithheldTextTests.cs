using OpenClawSync.Sources.Notes;

namespace OpenClawSync.Core.Tests.Sources.Notes;

/// <summary>What OpenClaw writes into notes to identify sessions and chats is in no part of an entry.</summary>
public class WithheldTextTests
{
    private const string Key = "agent:main:telegram:direct:123456789";
    private const string Id = "ce6e4fba-992e-48f8-b8c7-da87daa18af9";

    [Theory]
    [InlineData($"- **Session Key**: {Key}\n- **Session ID**: {Id}\n- **Source**: telegram", "Source: telegram")]
    [InlineData($"Session Key: {Key}\nSession ID: {Id}\nrest", "rest")]
    [InlineData($"* __session key:__ {Key}\n* `SESSION-ID` = {Id}\n* rest", "rest")]
    [InlineData($"1. *Session_Key* : {Key}\n2. sessionId: {Id}\n3. rest", "rest")]
    [InlineData($"- [x] Session Key： {Key}\n- [ ] Session ID → {Id}\n- [ ] rest", "rest")]
    [InlineData($"| Session Key | {Key} |\n|---|---|\n| Session ID | {Id} |\n| Source | rest |", "Source rest")]
    [InlineData(
        $"| Source | Session Key | Session ID |\n|---|---|---|\n| rest | agent:x:Ada L | {Id} |",
        "Source Session Key Session ID rest"
    )]
    [InlineData($"| **Session ID** | {Id} |\n|---|---|\n| Source | rest |", "Source rest")]
    [InlineData($"<p><b>Session Key</b>: {Key}<br>\n<b>Session ID</b>: {Id}<br>\nrest</p>", "rest")]
    [InlineData($"<tr><td>Session Key</td><td>Ada L</td></tr>\n<tr><td>rest</td></tr>", "rest")]
    [InlineData($"> **Session Key**\n> {Key}\n>\n> **Session ID**\n> {Id}\n>\n> rest", "rest")]
    [InlineData($"```\nSession Key: {Key}\nSession ID: {Id}\nrest\n```", "rest")]
    [InlineData($"**Session Key**: agent:main:imessage:group:Ada and Bob\nrest", "rest")]
    [InlineData($"Reset (session key {Key}, session id: {Id}) rest", "Reset ( , ) rest")]
    [InlineData($"- **Session Key**: `{Key}` *and [more](http://e.com/x)*\n- rest", "rest")]
    [InlineData($"The run of {Key} rest", "The run of rest")]
    [InlineData(
        "user: [Telegram Ada id:123456789 +2m 2026-03-01 10:00] hi\n[message_id: 4711] rest",
        "user: [Telegram Ada +2m 2026-03-01 10:00] hi rest"
    )]
    [InlineData(
        "Conversation info (untrusted metadata): {\"sender_id\": \"4711\", \"is_group\": true} rest",
        "Conversation info (untrusted metadata): { , \"is_group\": true} rest"
    )]
    [InlineData(
        "Conversation info (untrusted metadata): {\\\"e164\\\": \\\"+431234\\\"} rest",
        "Conversation info (untrusted metadata): { } rest"
    )]
    public void It_is_left_out_in_every_form(string text, string body) => Assert.Equal(body, Notes.Body("# T\n\n" + text));

    [Fact]
    public void It_is_in_no_title_and_makes_no_tag()
    {
        var entries = Notes.Longterm($"# Session Key: {Key}\n\ntext\n\n## Log of {Key}\n\nSession ID: #tagged\n");

        Assert.Equal(["", "Log of"], entries.Select(entry => entry.HeadingPath[^1].Text));
        Assert.All(entries, entry => Assert.Empty(entry.Tags));
    }

    [Theory]
    [InlineData("The session keys rotate at midnight.")]
    [InlineData("Session id expired, so the client logs in again.")]
    [InlineData("Session: 2026-03-01 with agent: Smith")]
    [InlineData("The user id:5 and chat_id 7 of the test fixture.")]
    public void What_people_write_about_sessions_stays(string text) => Assert.Equal(text, Notes.Body("# T\n\n" + text));

    [Fact]
    public void Ranges_are_in_order_and_disjoint()
    {
        var text = string.Concat(
            Enumerable.Repeat($"Session Key: {Key}\nx {Key} session id {Id}\r\n| Session ID |\n|--|\n| {Id} |\n\n", 5)
        );

        var ranges = WithheldText.Find(text);

        Assert.Equal(25, ranges.Count);
        Assert.All(ranges.Zip(ranges.Skip(1)), pair => Assert.True(pair.First.End.Value < pair.Second.Start.Value));
    }
}
