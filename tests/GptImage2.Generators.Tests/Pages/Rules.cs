using GptImage2.Generators.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GptImage2.Generators.Tests.Pages;

/// <summary>Every rule of the package.</summary>
internal static class Rules
{
    public static readonly DiagnosticDescriptor[] All = [.. AllRules.All];

    /// <summary>Rules whose mistake takes another project, another generator or another version of C#.</summary>
    public static readonly string[] BeyondOneProgram = ["GI0010", "GI0011", "GI0014", "GI0015", "GI3040"];

    /// <summary>Rules whose mistake is too large for a page, or is not only in code; the tests of these rules show them.</summary>
    public static readonly string[] WithoutSample = [.. BeyondOneProgram, "GI1028", "GI2012", "GI2013", "GI2014", "GI3060"];

    /// <summary>The rules whose page has a sample of the mistake.</summary>
    public static readonly DiagnosticDescriptor[] OnPages = [.. All.Where(rule => !WithoutSample.Contains(rule.Id))];

    /// <summary>Gives a severity to the rules that are off until a project does.</summary>
    public static CSharpCompilation SwitchOn(CSharpCompilation compilation, string? only = null) => compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions(
        All.Where(rule => !rule.IsEnabledByDefault && (only is null || rule.Id == only)).Select(rule => KeyValuePair.Create(rule.Id, ReportDiagnostic.Warn))));
}
