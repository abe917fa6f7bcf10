using System.Diagnostics;
using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Schedules;

namespace OpenClawSync.Core.Tests.Schedules;

/// <summary>Variables of environment files are read as those who start a schedule set them.</summary>
public sealed class EnvironmentTextTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("X=/a b\n", "/a b")]
    [InlineData("X='/a b'\nY=2", "/a b")]
    [InlineData("  X=\"/a \\\"b\" \n", "/a \"b")]
    [InlineData("X=$HOME/a\n", "$HOME/a")]
    [InlineData("X=/a\nX=/b\n# X=/c\n; X=/d\n", "/b")]
    [InlineData("XX=/a\n", null)]
    public void A_value_for_systemd_is_not_expanded(string text, string? expected)
    {
        Assert.True(EnvironmentText.TryFind(text, "X", isShell: false, out var value));
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("X=/a", true)]
    [InlineData("export X=\"/a b\" # ours", true)]
    [InlineData("X='/a $b'\nX=/c;", true)]
    [InlineData("X=~/state", true)]
    [InlineData("X=\"$HOME/a\"\nY=1", true)]
    [InlineData("X=${HOME}/'a b'", true)]
    [InlineData("X=/a\\ b", true)]
    [InlineData("X=\"/a\\b\"", true)]
    [InlineData("X=$HOMEX/a", false)]
    [InlineData("X=$(echo /a)", false)]
    [InlineData("X=`echo /a`", false)]
    [InlineData("X=/a true", false)]
    [InlineData("X='/a", false)]
    [InlineData("X=/a\\", false)]
    public void A_value_for_a_shell_is_the_one_that_the_shell_sets_or_not_known(string text, bool isKnown)
    {
        Assert.Equal(isKnown, EnvironmentText.TryFind(text, "X", isShell: true, out var value));
        if (isKnown && !OperatingSystem.IsWindows())
        {
            Assert.Equal(OfShell(text), value);
        }
    }

    private string OfShell(string text)
    {
        var file = _folder.Write("variables", text);
        var start = new ProcessStartInfo("/bin/sh", ["-c", ". \"$0\"; printf %s \"$X\"", file]) { RedirectStandardOutput = true };
        start.Environment["HOME"] = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        using var shell = Process.Start(start)!;
        return shell.StandardOutput.ReadToEnd();
    }
}
