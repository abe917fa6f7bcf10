using System.Buffers;

namespace OpenClawSync.Redaction.Detection;

/// <summary>
/// The words that lead to keyed and command-line secrets, in the groups they are searched in. The vectorised matcher has
/// eight slots of three characters: a slot that holds words of different openings costs five times the time, so a group has
/// eight words, or more where some open alike. Words whose openings are rare cost least. Measure every change.
/// </summary>
internal sealed class Triggers
{
    private const int Slots = 8;

    private static readonly string[][] Keys =
    [
        ["pass", "pwd", "secret", "token", "key", "auth", "cookie", "bearer"],
        ["+asb", "+aeh", "+arm", "+ast", "+amc", "+aba", "+acr", "/am7", "aiot", "apim", "azeg", "acdb", "sig=", "sid=", "senha", "cvv"],
        ["cred", "csrf", "hmac", "hook", "kennw", "jwt", "psk", "trase"],
    ];

    private static readonly string[][] Commands =
    [
        ["curl ", "mariadb", "mnemo", "mongo", "mysql", "sqlcmd", "sshpass", "securestring"],
        ["docker lo", "identified by", "az login", "redis-cli", "plink ", "smbclient", "wget ", "ldapsearch", "seed phr", "signature", "otp", "wachtw"],
    ];

    public Triggers(IEnumerable<string> extra)
    {
        KeySearches = [.. Keys.Concat(extra.Chunk(Slots)).Select(Search)];
        CommandSearches = [.. Commands.Select(Search)];
    }

    public SearchValues<string>[] KeySearches { get; }

    /// <summary>Searches whose words may be commands too.</summary>
    public SearchValues<string>[] CommandSearches { get; }

    private static SearchValues<string> Search(string[] group) => SearchValues.Create(group, StringComparison.OrdinalIgnoreCase);
}
