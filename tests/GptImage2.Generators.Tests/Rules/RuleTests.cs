using System.Collections.Immutable;
using System.Reflection;
using GptImage2.Generators.Rules;
using GptImage2.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Tests.Rules;

public sealed class RuleTests
{
    private static ImmutableArray<DiagnosticDescriptor> Rules => AllRules.All;

    [Fact]
    public void Every_descriptor_is_in_the_list() => Assert.Equal(
        typeof(AllRules).Assembly.GetTypes()
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(field => field.FieldType == typeof(DiagnosticDescriptor))
            .Select(field => ((DiagnosticDescriptor)field.GetValue(null)!).Id)
            .Order(StringComparer.Ordinal),
        Rules.Select(rule => rule.Id));

    [Fact]
    public void A_rule_has_one_file_one_test_file_and_one_page_and_its_id_leads_to_them()
    {
        foreach (DiagnosticDescriptor rule in Rules)
        {
            string source = Assert.Single(Naming(rule.Id, "src/GptImage2.Generators/Rules", "*.cs"));
            string test = Path.Combine(Repository.Root, "tests/GptImage2.Generators.Tests", Path.GetRelativePath(Path.Combine(Repository.Root, "src/GptImage2.Generators"), Path.ChangeExtension(source, null)) + "Tests.cs");
            Assert.Contains($"\"{rule.Id}\",", File.ReadAllText(source), StringComparison.Ordinal);
            Assert.Equal([test], Naming(rule.Id, "tests/GptImage2.Generators.Tests/Rules", "*Tests.cs"));
            Assert.Contains("[Fact]", File.ReadAllText(test).Replace("[Theory]", "[Fact]", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.Single(Directory.GetFiles(Path.Combine(Repository.Root, "docs/diagnostics"), rule.Id + "*.md"));
        }
    }

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
        string docs = Path.Combine(Repository.Root, "docs/diagnostics");
        foreach (DiagnosticDescriptor rule in Rules)
        {
            string page = File.ReadAllText(Path.Combine(docs, rule.Id + ".md"));
            string title = rule.Title.ToString(System.Globalization.CultureInfo.InvariantCulture);
            Assert.StartsWith($"# {rule.Id}: {title}\n", page, StringComparison.Ordinal);
            Assert.Contains("## Cause", page, StringComparison.Ordinal);
            Assert.Contains("## Fix", page, StringComparison.Ordinal);
            Assert.Contains("## When to suppress", page, StringComparison.Ordinal);
        }

        // GI0001, GI0012 and GI0013 come from the build targets of the packages.
        Assert.Equal(Rules.Length + 3, Directory.GetFiles(docs, "GI*.md").Length);
    }

    [Fact]
    public void Every_rule_links_to_its_page() => Assert.All(Rules, rule =>
        Assert.EndsWith($"docs/diagnostics/{rule.Id}.md", rule.HelpLinkUri, StringComparison.Ordinal));

    [Fact]
    public void The_index_names_every_page_with_its_title_and_severity()
    {
        string index = File.ReadAllText(Path.Combine(Repository.Root, "docs/diagnostics/README.md"));
        Assert.All(Rules, rule =>
        {
            string severity = rule.DefaultSeverity.ToString().ToLowerInvariant() + (rule.IsEnabledByDefault ? "" : ", off by default");
            Assert.Contains($"| [{rule.Id}]({rule.Id}.md) | {rule.Title.ToString(System.Globalization.CultureInfo.InvariantCulture)} | {severity} |\n", index, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Errors_that_stop_the_generation_cannot_be_hidden_and_others_can() => Assert.All(Rules, rule =>
        Assert.Equal(rule.DefaultSeverity == DiagnosticSeverity.Error && rule.Id != "GI2012", rule.CustomTags.Contains(WellKnownDiagnosticTags.NotConfigurable)));

    // The files whose doc comment begins with the id.
    private static string[] Naming(string id, string folder, string pattern) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), pattern, SearchOption.AllDirectories)
            .Where(file => File.ReadAllText(file).Contains($"/// <summary>{id}: ", StringComparison.Ordinal)),
    ];
}
