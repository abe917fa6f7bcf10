using System.Text;

namespace OpenClawSync.Schedules.Cron;

/// <summary>
/// The text of a crontab. Every byte of lines that belong to somebody else must be preserved, even in text that is not UTF-8, so each
/// character here is one byte. Only lines of OpenClawSync are decoded as UTF-8.
/// </summary>
internal sealed class CrontabText
{
    private readonly string _text;

    private CrontabText(string text) => _text = text;

    public static CrontabText Empty { get; } = new("");

    public bool IsEmpty => _text.Length == 0;

    public static CrontabText Parse(byte[] bytes) => new(Encoding.Latin1.GetString(bytes));

    public byte[] Bytes() => Encoding.Latin1.GetBytes(_text);

    /// <summary>The schedules in it.</summary>
    /// <param name="time">The clock, with the time zone that cron uses.</param>
    public IEnumerable<SyncSchedule> Schedules(TimeProvider time) =>
        Lines().Select(line => CrontabLine.Read(Text(line), time)).OfType<SyncSchedule>();

    public bool Has(string name) => Lines().Any(line => IsOf(line, name));

    /// <summary>The crontab with the line in place of an older one with that name, else at the end.</summary>
    public CrontabText With(string name, string line)
    {
        var own = Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(line)) + "\n";
        var lines = Lines().ToList();
        var at = lines.FindIndex(old => IsOf(old, name));
        if (at >= 0)
        {
            lines[at] = own;
            return new CrontabText(string.Concat(lines.Where((other, index) => index == at || !IsOf(other, name))));
        }

        return new CrontabText((IsEmpty || _text.EndsWith('\n') ? _text : _text + "\n") + own);
    }

    /// <summary>The crontab without the lines with that name.</summary>
    public CrontabText Without(string name) => new(string.Concat(Lines().Where(line => !IsOf(line, name))));

    private static bool IsOf(string line, string name) => CrontabLine.NameOf(Text(line)) == name;

    private static string Text(string line) => Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(line)).TrimEnd('\n');

    // Each line includes its line break, so that concatenating them returns the text.
    private IEnumerable<string> Lines()
    {
        for (var start = 0; start < _text.Length; )
        {
            var end = _text.IndexOf('\n', start) is >= 0 and var found ? found + 1 : _text.Length;
            yield return _text[start..end];
            start = end;
        }
    }
}
