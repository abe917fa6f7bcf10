namespace OpenClawSync.Detection.Rules;

/// <summary>The flags of commands that take a secret.</summary>
internal static class CommandFlags
{
    private const StringComparison Exact = StringComparison.Ordinal;

    // The opening is what the text is searched for: the name and, where the name is a common word, what follows it.
    private static readonly (string Command, string Opening, string[] Flags)[] Table =
    [
        ("curl", "curl ", ["-u", "--user", "-U", "--proxy-user", "-b", "--cookie"]),
        ("wget", "wget ", ["--password", "--http-password", "--ftp-password"]),
        ("http", "http -a", ["-a"]),
        ("https", "https -a", ["-a"]),
        ("sshpass", "sshpass", ["-p"]),
        ("mysql", "mysql", ["-p"]),
        ("mysqldump", "mysqldump", ["-p"]),
        ("mysqladmin", "mysqladmin", ["-p"]),
        ("mariadb", "mariadb", ["-p"]),
        ("redis-cli", "redis-cli", ["-a"]),
        ("mongo", "mongo", ["-p"]),
        ("mongosh", "mongosh", ["-p"]),
        ("mongodump", "mongodump", ["-p"]),
        ("mongorestore", "mongorestore", ["-p"]),
        ("sqlcmd", "sqlcmd", ["-P"]),
        ("docker", "docker lo", ["-p"]),
        ("podman", "podman lo", ["-p"]),
        ("helm", "helm re", ["-p"]),
        ("az", "az login", ["-p"]),
        ("ldapsearch", "ldapsearch", ["-w"]),
        ("smbclient", "smbclient", ["-U"]),
        ("plink", "plink ", ["-pw"]),
        ("pscp", "pscp ", ["-pw"]),
        ("rdesktop", "rdesktop", ["-p"]),
        ("xfreerdp", "xfreerdp", ["/p:"]),
        ("openssl", "openssl ", ["-passin", "-passout", "-pass", "-k"]),
        ("zip", "zip -", ["-P"]),
        ("unzip", "unzip -", ["-P"]),
        ("7z", "7z ", ["-p"]),
        ("schtasks", "schtasks", ["/rp"]),
        ("ssh-keygen", "ssh-keygen", ["-P", "-N"]),
        ("gpg", "gpg --", ["--passphrase"]),
        ("iwctl", "iwctl", ["--passphrase"]),
    ];

    // Commands whose password is among other words, without a flag before it.
    private static readonly (string Command, string Opening)[] Positional =
    [
        ("net", "net user "),
        ("net", "net use "),
        ("htpasswd", "htpasswd -"),
        ("mosquitto_passwd", "mosquitto_passwd -"),
    ];

    public static string[] Names { get; } = [.. Table.Select(row => row.Command), .. Positional.Select(row => row.Command)];

    /// <summary>The text that leads to the commands.</summary>
    public static string[] Openings { get; } =
    [.. Table.Select(row => row.Opening).Concat(Positional.Select(row => row.Opening)).Distinct()];

    /// <summary>How many commands have flags.</summary>
    public static int Count => Table.Length;

    /// <summary>The index of the command among those with flags, or -1.</summary>
    public static int IndexOf(ReadOnlySpan<char> command)
    {
        for (var i = 0; i < Table.Length; i++)
        {
            if (command.Equals(Table[i].Command, Exact))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The flags of the command with this index.</summary>
    public static ReadOnlySpan<string> FlagsOf(int index) => Table[index].Flags;

    /// <summary>Whether the password of this command line has no flag before it.</summary>
    public static bool IsPositional(ReadOnlySpan<char> line)
    {
        foreach (var (_, opening) in Positional)
        {
            if (line.StartsWith(opening, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
