namespace OpenClawSync.Sources.Sqlite;

/// <summary>The result codes of SQLite that are told apart.</summary>
internal static class SqliteCodes
{
    public const int Corrupt = 11;
    public const int NotADatabase = 26;

    public static bool MeansDamage(int code) => code is Corrupt or NotADatabase;
}
