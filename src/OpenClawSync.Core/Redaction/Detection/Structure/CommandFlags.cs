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
        ("docker", ["-p"]), ("podman", ["-p"]),
        ("sqlcmd", ["-P"]), ("cqlsh", ["-p"]), ("ldapsearch", ["-w"]), ("smbclient", ["-U"]),
        ("plink", ["-pw"]), ("pscp", ["-pw"]), ("psexec", ["-p"]),
        ("openssl", ["-passin", "-passout", "-pass", "-k"]), ("7z", ["-p"]), ("unzip", ["-P"]), ("zip", ["-P"]),
        ("wget", ["--password", "--http-password"]), ("snowsql", ["-p"]), ("ncftpput", ["-p"]), ("lftp", ["-u"]), ("xfreerdp", ["/p:"]),
    ];

    /// <summary>The commands, as the search looks for them; rare words only.</summary>
    public static string[] Names { get; } =
        ["curl ", "sshpass", "mysql", "mariadb", "redis-cli", "mongo", "docker login", "podman login", "sqlcmd", "cqlsh ", "ldapsearch", "smbclient", "plink ",
         "pscp ", "psexec", "openssl ", "7z ", "zip -", "wget ", "snowsql", "lftp ", "xfreerdp"];

    public static ReadOnlySpan<string> For(ReadOnlySpan<char> command)
    {
        foreach (var (name, flags) in Table)
            if (command.Equals(name, Exact)) return flags;
        return [];
    }
}
