namespace OpenClawSync.Sources.Notes;

/// <summary>A time of day as HH:mm, with its zone as it was written, if one was.</summary>
internal readonly record struct EntryTime(string Clock, string? Zone)
{
    /// <summary>The first time in a heading's text.</summary>
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
