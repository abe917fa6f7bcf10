namespace OpenClawSync.Storage.Sqlite;

/// <summary>The SQLite result codes that are handled separately.</summary>
internal static class SqliteCodes
{
    public const int Error = 1;
    public const int PermissionDenied = 3;
    public const int Busy = 5;
    public const int Locked = 6;
    public const int ReadOnly = 8;
    public const int DiskFailed = 10;
    public const int Corrupt = 11;
    public const int Full = 13;
    public const int CannotOpen = 14;
    public const int AuthorizationDenied = 23;
    public const int NotADatabase = 26;

    // A writer died and left its journal; only a connection that may write could play it back.
    private const int ReadOnlyRollback = 776;
    private const int ReadOnlyRecovery = 264;

    public static bool MeansLeftJournal(int extendedCode) => extendedCode is ReadOnlyRollback or ReadOnlyRecovery;

    public static bool MeansDamage(int code) => code is Corrupt or NotADatabase;
}
