using System.Management.Automation;
using System.Reflection;
using OpenClawSync.Errors;
using OpenClawSync.PowerShell.Tests.Support;
using OpenClawSync.Records;
using Xunit.v3;

namespace OpenClawSync.PowerShell.Tests.Errors;

/// <summary>
/// A test that provokes an error with real invalid input that contains canaries. The id is that of its <see cref="ProvokesAttribute" />.
/// The error must match its entry in the catalog.
/// </summary>
public abstract class ErrorTest : CommandTest
{
    // With -Debug as a parameter the engine would ask at every warning.
    private const string AllStreams = "$VerbosePreference = 'Continue'; $DebugPreference = 'Continue'; ";

    private static string ErrorId =>
        ((IXunitTestMethod)TestContext.Current.TestMethod!).Method.GetCustomAttribute<ProvokesAttribute>()!.ErrorId;

    /// <summary>The command ends with the error, and writes no other.</summary>
    internal EngineResult AssertStops(string script, params string[] parts)
    {
        var result = RunVerbosely(script);
        Assert.NotNull(result.Terminating);
        Assert.Empty(result.Errors);
        AssertMatchesCatalog(result.Terminating.ErrorRecord, parts);
        return result;
    }

    /// <summary>The command writes one error with the id and continues to its end.</summary>
    internal EngineResult AssertContinues(string script, params string[] parts)
    {
        var result = RunVerbosely(script);
        Assert.Null(result.Terminating);
        AssertMatchesCatalog(Assert.Single(result.Errors, IsProvoked), parts);
        return result;
    }

    /// <summary>The command writes the message to the stream in the catalog, and no error with the id.</summary>
    internal EngineResult AssertWrites(string script, params string[] parts)
    {
        var declared = ErrorCatalog.For(ErrorId);
        var result = RunVerbosely(script);
        Assert.Null(result.Terminating);
        Assert.DoesNotContain(result.Errors, IsProvoked);
        Assert.Contains(declared.Kind, (string[])["warning", "verbose"]);
        var stream = declared.Kind == "warning" ? result.Warnings : result.Verbose;
        Assert.Contains(stream, line => parts.All(part => line.Contains(part, StringComparison.Ordinal)));
        return result;
    }

    /// <summary>Runs with every stream enabled, and asserts that no canary appears in the output.</summary>
    internal EngineResult RunVerbosely(string script)
    {
        var result = Run($"{AllStreams}try {{ {script} }} catch {{ throw }}");
        Canary.AssertNotIn(
            result.Streams + Rendering.Of([.. result.Output.Select(item => item.BaseObject), .. result.Errors, result.Terminating])
        );
        return result;
    }

    private static bool IsProvoked(ErrorRecord error) => error.FullyQualifiedErrorId.StartsWith(ErrorId + ",", StringComparison.Ordinal);

    private static void AssertMatchesCatalog(ErrorRecord error, string[] parts)
    {
        var declared = ErrorCatalog.For(ErrorId);
        Assert.StartsWith(ErrorId + ",", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(ErrorId, Assert.IsType<OpenClawSyncException>(error.Exception).ErrorId);
        Assert.Equal(declared.Category, error.CategoryInfo.Category);
        Assert.Equal(declared.Advice, error.ErrorDetails.RecommendedAction);
        Assert.True(error.TargetObject is null or string);
        Assert.All(parts, part => Assert.Contains(part, error.ToString(), StringComparison.Ordinal));

        // The engine prints the advice under the message.
        Assert.All(
            declared.Advice.Split(". "),
            sentence => Assert.DoesNotContain(sentence.TrimEnd('.'), error.ToString(), StringComparison.OrdinalIgnoreCase)
        );
    }
}
