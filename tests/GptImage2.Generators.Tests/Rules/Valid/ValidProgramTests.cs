using System.Collections.Immutable;
using GptImage2.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GptImage2.Generators.Tests.Rules.Valid;

/// <summary>
/// Valid programs that are unusual stay silent: no error, warning or info of the analyzers, and no warning of the compiler. A line
/// <c>//// file</c> begins another file, and <c>//// raw</c> one without the usual usings.
/// </summary>
public sealed class ValidProgramTests
{
    private static readonly Dictionary<string, string> All = ValidContracts.All.Concat(ValidClients.All).Concat(ValidContexts.All).ToDictionary(StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. All.Keys];

    [Fact]
    public void There_are_a_hundred_of_them() => Assert.True(All.Values.Distinct(StringComparer.Ordinal).Count() >= 100);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Nothing_is_said_of(string name)
    {
        CSharpCompilation input = Sources.Compile([.. All[name].Split("//// ").Where(file => file.Length > 0).Select(File)]);
        input = input.WithOptions(input.Options.WithAllowUnsafe(enabled: true));

        ImmutableArray<Diagnostic> reported = await AnalyzerVerifier.DiagnosticsAsync(input);

        Assert.Empty(reported.Select(diagnostic => diagnostic.ToString()));
        Assert.Empty(GeneratorRun.Unchecked(input).Output.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
    }

    private static string File(string text) =>
        text.StartsWith("raw\n", StringComparison.Ordinal) ? text[4..]
        : Sources.File(text.StartsWith("file\n", StringComparison.Ordinal) ? text[5..] : text);
}
