namespace OpenClawSync.Sources.Notes;

/// <summary>A time of day as HH:mm, with its time zone as it is written, if there is one.</summary>
internal readonly record struct EntryTime(string Clock, string? Zone)
{
    /// <summary>Finds the first time in the text of a heading.</summary>
    public static EntryTime? FindIn(PlainText heading)
    {
        if (!heading.Rendered.Text.AsSpan().ContainsAny(TimeText.Digits))
        {
            return null;
        }

        var text = TimeText.Normalize(heading.Searchable());
        for (var token = ClockToken.First(text); token is not null; token = token.Value.Next())
        {
            if (TimeReader.Read(text, token.Value) is { } time)
            {
                return time;
            }
        }

        return null;
    }

    public override string ToString() => Zone is null ? Clock : $"{Clock} {Zone}";
}
