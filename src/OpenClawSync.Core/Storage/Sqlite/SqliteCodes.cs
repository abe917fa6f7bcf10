namespace OpenClawSync.Storage.Sqlite;

/// <summary>The primary result codes of SQLite that are handled here, under SQLite's own names.</summary>
internal static class SqliteCodes
{
    public const int Error = 1;
    public const int Permission = 3;
    public const int Busy = 5;
    public const int Locked = 6;
    public const int ReadOnly = 8;
    public const int IoError = 10;
    public const int Corrupt = 11;
    public const int Full = 13;
    public const int CannotOpen = 14;
    public const int Authorization = 23;
    public const int NotADatabase = 26;

    private const int ReadOnlyRecovery = ReadOnly | (1 << 8);
    private const int ReadOnlyRollback = ReadOnly | (3 << 8);

    /// <summary>Whether a writer died and left a hot journal, which only a connection that may write can roll back.</summary>
    public static bool MeansHotJournal(int extendedCode) => extendedCode is ReadOnlyRollback or ReadOnlyRecovery;

    /// <summary>Whether the file is damaged or not a database at all.</summary>
    public static bool MeansDamage(int code) => code is Corrupt or NotADatabase;

    /// <summary>The primary code, which an extended code holds in its low byte.</summary>
    public static int Primary(int extendedCode) => extendedCode & 0xff;
}
