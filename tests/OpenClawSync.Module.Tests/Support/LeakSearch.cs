using System.Buffers;
using System.Text;

namespace OpenClawSync.Module.Tests.Support;

/// <summary>Searches bytes for canaries: as they are, in UTF-16 of either byte order, and in Base64 at each of its three offsets.</summary>
internal sealed class LeakSearch
{
    private readonly (string Pattern, string Name)[] _patterns;
    private readonly SearchValues<string> _any;

    public LeakSearch(IEnumerable<Canary> canaries)
    {
        _patterns = [.. canaries.SelectMany(canary => Forms(canary.Value).Select(form => (form.Pattern, $"{canary.Kind} ({form.Name})")))];
        _any = SearchValues.Create([.. _patterns.Select(pattern => pattern.Pattern)], StringComparison.Ordinal);
    }

    /// <summary>The place and kind of a canary, without its value.</summary>
    public IEnumerable<string> In(string place, string text) => In(place, Encoding.UTF8.GetBytes(text));

    public IEnumerable<string> InFolder(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).SelectMany(file => In(file, File.ReadAllBytes(file)));

    public IEnumerable<string> In(string place, byte[] bytes)
    {
        // A byte a character, so that text and binary files are searched alike.
        var text = Encoding.Latin1.GetString(bytes);
        return text.AsSpan().ContainsAny(_any)
            ? _patterns
                .Where(pattern => text.Contains(pattern.Pattern, StringComparison.Ordinal))
                .Select(pattern => $"{place}: {pattern.Name}")
            : [];
    }

    private static IEnumerable<(string Pattern, string Name)> Forms(string value)
    {
        var bytes = Encoding.UTF8.GetBytes(value);
        yield return (Encoding.Latin1.GetString(bytes), "plain");
        yield return (Encoding.Latin1.GetString(Encoding.Unicode.GetBytes(value)), "UTF-16 LE");
        yield return (Encoding.Latin1.GetString(Encoding.BigEndianUnicode.GetBytes(value)), "UTF-16 BE");
        for (var offset = 0; offset < 3; offset++)
        {
            var inner = Inner(bytes, offset);
            yield return (inner, $"Base64 at {offset}");
            yield return (inner.Replace('+', '-').Replace('/', '_'), $"Base64 for URLs at {offset}");
        }
    }

    // What of the encoding does not depend on the bytes before and after.
    private static string Inner(byte[] bytes, int offset)
    {
        var encoded = Convert.ToBase64String([.. new byte[offset], .. bytes]);
        var (start, end) = (offset == 0 ? 0 : offset + 1, (offset + bytes.Length) * 8 / 6);
        return encoded[start..end];
    }
}
