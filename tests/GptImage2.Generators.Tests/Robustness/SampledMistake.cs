using GptImage2.Generators.Tests.Infrastructure;
using GptImage2.Generators.Tests.Pages;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GptImage2.Generators.Tests.Robustness;

/// <summary>
/// The mistake of one rule, from its page, in a separate namespace next to a random program. So every rule is reached, not
/// only by chance. In wild programs one of its tokens may be missing.
/// </summary>
internal static class SampledMistake
{
    /// <summary>Rules that have a sample.</summary>
    public static readonly string[] Ids = [.. Pages.Rules.OnPages.Select(rule => rule.Id), "GI2012", "GI3060"];

    private static readonly Lazy<string> Endless = new(() => $$"""
        [JsonModeClient] public partial interface IEndless { [UserMessage("{{string.Concat(Enumerable.Repeat("one two three four ", 70_000))}}")] Task<int> ReadAsync(); }
        """);

    private static readonly Lazy<string> Deep = new(() => "[JsonContract] public partial record C0(int A);\n"
        + string.Concat(Enumerable.Range(1, 65).Select(i => $"[JsonContract] public partial record C{i}(C{i - 1} A);\n")));

    public static string Of(string id, SeededDraws draws, bool mayBreak)
    {
        string sample = id switch
        {
            "GI2012" => Endless.Value,
            "GI3060" => Deep.Value,
            _ => Page.Of(id).Cause,
        };
        return $"using System.IO;\nusing System.Linq;\nusing Microsoft.Extensions.AI;\nusing Microsoft.SemanticKernel;\n{Sources.File($"namespace Sampled;\n\n{(mayBreak && draws.Chance(30) ? WithoutOneToken(sample, draws) : sample)}")}";
    }

    /// <summary>The additional files of the page, beside those of all programs.</summary>
    public static IEnumerable<(string Path, string Text)> Files(string id) => id is "GI2012" or "GI3060"
        ? []
        : Page.Of(id).Beside.Files.Where(file => file.Path != "prompts/read.md").Select(file => (file.Path, file.GetText()!.ToString()));

    private static string WithoutOneToken(string sample, SeededDraws draws)
    {
        SyntaxToken[] tokens = [.. CSharpSyntaxTree.ParseText(sample, Sources.Options).GetRoot().DescendantTokens().Where(token => token.Span.Length > 0)];
        SyntaxToken token = tokens[draws.Below(tokens.Length)];
        return sample.Remove(token.SpanStart, token.Span.Length);
    }
}
