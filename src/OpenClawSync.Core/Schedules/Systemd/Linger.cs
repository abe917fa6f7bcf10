namespace OpenClawSync.Schedules.Systemd;

/// <summary>Whether the user's systemd runs without them being logged in.</summary>
internal static class Linger
{
    private const string Folder = "/var/lib/systemd/linger";

    public static bool IsOn => File.Exists(Path.Combine(Folder, Environment.UserName));
}
