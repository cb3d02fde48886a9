using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Tests.Analyzers;

public sealed class RuleTests
{
    private static readonly DiagnosticDescriptor[] Rules =
    [
        .. typeof(DiagnosticRules).GetFields(BindingFlags.Static | BindingFlags.Public)
            .Where(field => field.FieldType == typeof(DiagnosticDescriptor))
            .Select(field => (DiagnosticDescriptor)field.GetValue(null)!),
    ];

    [Fact]
    public void Every_rule_is_reported_by_an_analyzer_and_has_its_own_id()
    {
        ImmutableHashSet<string> supported = [.. AnalyzerVerifier.Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).Select(rule => rule.Id)];
        Assert.Equal(Rules.Length, Rules.Select(rule => rule.Id).Distinct().Count());
        Assert.All(Rules, rule => Assert.Contains(rule.Id, supported));
    }

    [Fact]
    public void Every_rule_has_a_page_with_its_title_cause_and_fix()
    {
        string docs = Path.Combine(Path.GetDirectoryName(Here())!, "../../../docs/diagnostics");
        foreach (DiagnosticDescriptor rule in Rules)
        {
            string page = File.ReadAllText(Path.Combine(docs, rule.Id + ".md"));
            string title = rule.Title.ToString(System.Globalization.CultureInfo.InvariantCulture);
            Assert.StartsWith($"# {rule.Id}: {title}\n", page, StringComparison.Ordinal);
            Assert.Contains("## Cause", page, StringComparison.Ordinal);
            Assert.Contains("## Fix", page, StringComparison.Ordinal);
            Assert.Contains("## When to suppress", page, StringComparison.Ordinal);
        }

        // GI0001 comes from the build targets of the package.
        Assert.Equal(Rules.Length + 1, Directory.GetFiles(docs, "GI*.md").Length);
    }

    [Fact]
    public void Every_rule_links_to_its_page() => Assert.All(Rules, rule =>
        Assert.EndsWith($"docs/diagnostics/{rule.Id}.md", rule.HelpLinkUri, StringComparison.Ordinal));

    [Fact]
    public void The_index_names_every_page_with_its_title_and_severity()
    {
        string index = File.ReadAllText(Path.Combine(Path.GetDirectoryName(Here())!, "../../../docs/diagnostics/README.md"));
        Assert.All(Rules, rule =>
        {
            string severity = rule.DefaultSeverity.ToString().ToLowerInvariant() + (rule.IsEnabledByDefault ? "" : ", off by default");
            Assert.Contains($"| [{rule.Id}]({rule.Id}.md) | {rule.Title.ToString(System.Globalization.CultureInfo.InvariantCulture)} | {severity} |\n", index, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Errors_that_keep_from_generating_cannot_be_hidden_and_others_can() => Assert.All(Rules, rule =>
        Assert.Equal(rule.DefaultSeverity == DiagnosticSeverity.Error && rule.Id != "GI2012", rule.CustomTags.Contains(WellKnownDiagnosticTags.NotConfigurable)));

    private static string Here([CallerFilePath] string path = "") => path;
}
