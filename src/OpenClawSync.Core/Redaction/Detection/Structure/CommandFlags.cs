namespace OpenClawSync.Redaction.Detection;

/// <summary>Which flags of which commands take a secret.</summary>
internal static class CommandFlags
{
    private const StringComparison Exact = StringComparison.Ordinal;

    private static readonly (string Command, string[] Flags)[] Table =
    [
        ("curl", ["-u", "--user", "-U", "--proxy-user"]),
        ("sshpass", ["-p"]),
        ("mysql", ["-p"]), ("mysqldump", ["-p"]), ("mysqladmin", ["-p"]), ("mariadb", ["-p"]),
        ("redis-cli", ["-a"]),
        ("mongo", ["-p"]), ("mongosh", ["-p"]), ("mongodump", ["-p"]), ("mongorestore", ["-p"]),
        ("docker", ["-p"]), 
        ("sqlcmd", ["-P"]), ("az", ["-p"]), ("ldapsearch", ["-w"]), ("smbclient", ["-U"]),
        ("plink", ["-pw"]),
        ("openssl", ["-passin", "-passout", "-pass", "-k"]), ("zip", ["-P"]),
        ("wget", ["--password", "--http-password"]),
    ];

    public static string[] Names { get; } = [.. Table.Select(row => row.Command)];

    public static ReadOnlySpan<string> For(ReadOnlySpan<char> command)
    {
        foreach (var (name, flags) in Table)
            if (command.Equals(name, Exact)) return flags;
        return [];
    }
}
