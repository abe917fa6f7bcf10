using System.Management.Automation;
using System.Reflection;
using OpenClawSync.Errors;
using OpenClawSync.PowerShell.Tests.Support;
using OpenClawSync.Records;
using Xunit.v3;

namespace OpenClawSync.PowerShell.Tests.Errors;

/// <summary>
/// A test that brings an error about, by real bad input with canaries in it. The id is that of its <see cref="ProvokesAttribute" />;
/// what is declared of it must hold, whatever told it.
/// </summary>
public abstract class ErrorTest : CommandTest
{
    // With -Debug as a parameter the engine would ask at every warning.
    private const string AllStreams = "$VerbosePreference = 'Continue'; $DebugPreference = 'Continue'; ";

    private static string ErrorId =>
        ((IXunitTestMethod)TestContext.Current.TestMethod!).Method.GetCustomAttribute<ProvokesAttribute>()!.ErrorId;

    /// <summary>The command ends with the error, and emits no other.</summary>
    internal EngineResult AssertStops(string script, params string[] told)
    {
        var result = RunOpen(script);
        Assert.NotNull(result.Terminating);
        Assert.Empty(result.Errors);
        AssertIsDeclared(result.Terminating.ErrorRecord, told);
        return result;
    }

    /// <summary>The command emits the error, one of its id, and goes on to its end.</summary>
    internal EngineResult AssertGoesOn(string script, params string[] told)
    {
        var result = RunOpen(script);
        Assert.Null(result.Terminating);
        AssertIsDeclared(Assert.Single(result.Errors, IsProvoked), told);
        return result;
    }

    /// <summary>The command says so on the stream that is declared, and emits no error of it.</summary>
    internal EngineResult AssertTells(string script, params string[] told)
    {
        var declared = ErrorCatalog.For(ErrorId);
        var result = RunOpen(script);
        Assert.Null(result.Terminating);
        Assert.DoesNotContain(result.Errors, IsProvoked);
        Assert.Contains(declared.Kind, (string[])["warning", "verbose"]);
        var stream = declared.Kind == "warning" ? result.Warnings : result.Verbose;
        Assert.Contains(stream, line => told.All(part => line.Contains(part, StringComparison.Ordinal)));
        return result;
    }

    /// <summary>Runs with every stream open; whatever comes of it, no canary shows in it.</summary>
    internal EngineResult RunOpen(string script)
    {
        var result = Run($"{AllStreams}try {{ {script} }} catch {{ throw }}");
        Canary.AssertNotIn(
            result.Streams + Rendering.Of([.. result.Output.Select(item => item.BaseObject), .. result.Errors, result.Terminating])
        );
        return result;
    }

    private static bool IsProvoked(ErrorRecord error) => error.FullyQualifiedErrorId.StartsWith(ErrorId + ",", StringComparison.Ordinal);

    private static void AssertIsDeclared(ErrorRecord error, string[] told)
    {
        var declared = ErrorCatalog.For(ErrorId);
        Assert.StartsWith(ErrorId + ",", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(ErrorId, Assert.IsType<OpenClawSyncException>(error.Exception).ErrorId);
        Assert.Equal(declared.Category, error.CategoryInfo.Category);
        Assert.Equal(declared.Advice, error.ErrorDetails.RecommendedAction);
        Assert.True(error.TargetObject is null or string);
        Assert.All(told, part => Assert.Contains(part, error.ToString(), StringComparison.Ordinal));

        // The engine prints the advice under the message.
        Assert.All(
            declared.Advice.Split(". "),
            sentence => Assert.DoesNotContain(sentence.TrimEnd('.'), error.ToString(), StringComparison.OrdinalIgnoreCase)
        );
    }
}
