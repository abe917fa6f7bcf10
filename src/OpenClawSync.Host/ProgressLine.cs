using System.Diagnostics;
using System.Management.Automation;

namespace OpenClawSync.Host;

/// <summary>The latest progress record on one line of the terminal, gone before anything else is written.</summary>
internal sealed class ProgressLine(TextChannel terminal)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private long _shownAt;
    private int _shownLength;

    internal void Show(ProgressRecord record)
    {
        if (!terminal.IsTerminal) return;

        if (record.RecordType == ProgressRecordType.Completed)
        {
            Clear();
        }
        else if (_shownAt == 0 || Stopwatch.GetElapsedTime(_shownAt) > Interval)
        {
            var text = Text(record);
            Clear();
            terminal.Write(text);
            _shownLength = text.Length;
            _shownAt = Stopwatch.GetTimestamp();
        }
    }

    internal void Clear()
    {
        if (_shownLength == 0) return;

        terminal.Write($"\r{new string(' ', _shownLength)}\r");
        _shownLength = 0;
    }

    private static string Text(ProgressRecord record)
    {
        var percent = record.PercentComplete >= 0 ? $" [{record.PercentComplete}%]" : "";
        var operation = string.IsNullOrEmpty(record.CurrentOperation) ? "" : $" {record.CurrentOperation}";
        var left = record.SecondsRemaining >= 0 ? $", {TimeSpan.FromSeconds(record.SecondsRemaining):c} left" : "";
        var text = $"{record.Activity}:{percent} {record.StatusDescription}{left}{operation}".ReplaceLineEndings(" ");
        // The last column stays empty: some terminals break the line as soon as it is written.
        var width = Math.Max(Console.WindowWidth, 20) - 1;
        return text.Length > width ? text[..width] : text;
    }
}
