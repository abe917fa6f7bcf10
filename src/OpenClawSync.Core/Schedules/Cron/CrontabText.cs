using System.Text;

namespace OpenClawSync.Schedules.Cron;

/// <summary>
/// A crontab, byte for byte: of text that is not UTF-8 each byte must stay, so a character here is a byte, and only our own lines are
/// read as UTF-8.
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
    /// <param name="now">The time, in the zone that cron goes by.</param>
    public IEnumerable<SyncSchedule> Schedules(DateTimeOffset now) =>
        Lines().Select(line => CrontabLine.Read(Text(line), now)).OfType<SyncSchedule>();

    public bool Has(string name) => Lines().Any(line => IsOf(line, name));

    /// <summary>With the line in the place of an older one of that name, or else at the end.</summary>
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

    /// <summary>Without the lines of that name.</summary>
    public CrontabText Without(string name) => new(string.Concat(Lines().Where(line => !IsOf(line, name))));

    private static bool IsOf(string line, string name) => CrontabLine.NameOf(Text(line)) == name;

    private static string Text(string line) => Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(line)).TrimEnd('\n');

    // Each with its line break, so that together they are the text.
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
