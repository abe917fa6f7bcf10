using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;

namespace OpenClawSync.Core.Tests.Protection;

public sealed class EmptyEntryTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("<div></div>")]
    [InlineData("<token>")]
    [InlineData("<!-- only a comment -->")]
    [InlineData("***")]
    public void An_entry_of_markup_alone_has_no_snippet_and_stays_the_same_when_protected_again(string body)
    {
        _folder.Write(".openclaw/openclaw.json", "{}");
        _folder.Write(".openclaw/workspace/memory/2026-01-01.md", $"# N\n\n## A\n\n{body}\n");
        var protector = TestProtection.Protector();

        foreach (var record in Reading.All(_folder.Path, _folder).Records.OfType<MemoryRecord>())
        {
            var once = protector.Protect(record);

            Assert.DoesNotContain(once.Fields.Values, value => value is "");
            Assert.Equal(once.Fingerprint, protector.Protect(once).Fingerprint);
        }
    }
}
