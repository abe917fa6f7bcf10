using System.Text.Json;

namespace OpenClawSync.Storage.Sqlite;

/// <summary>
/// Recognizes values in a database of ours that this module did not write. SQLite itself does not notice damage within a value.
/// </summary>
internal static class UnreadableValue
{
    /// <summary>Whether reading a stored value failed because of the value.</summary>
    public static bool IsCauseOf(Exception failure) =>
        failure
            is InvalidCastException
                or FormatException
                or OverflowException
                or JsonException
                or KeyNotFoundException
                or IndexOutOfRangeException
                or ArgumentException
                or NullReferenceException
        || failure is InvalidOperationException and not ObjectDisposedException;
}
