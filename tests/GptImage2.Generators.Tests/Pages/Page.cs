using System.Text.RegularExpressions;
using GptImage2.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis.CSharp;

namespace GptImage2.Generators.Tests.Pages;

/// <summary>
/// The samples of the page of a rule. The first block of C# under <c>## Cause</c> has the mistake, each under
/// <c>## Fix</c> is right. A block of <c>ini</c> under <c>## Cause</c> holds settings of an .editorconfig, and a block
/// with a file name after its language is an additional file of both.
/// </summary>
internal sealed partial class Page
{
    private readonly string _text;

    private Page(string id)
    {
        Id = id;
        _text = File.ReadAllText(Path.Combine(Repository.Root, "docs/diagnostics", id + ".md"));
    }

    public string Id { get; }

    /// <summary>What has the mistake.</summary>
    public string Cause => Blocks("Cause", "csharp").FirstOrDefault() ?? throw new InvalidOperationException($"{Id}: no block of csharp under ## Cause");

    /// <summary>What is right.</summary>
    public IReadOnlyList<string> Fixes => Blocks("Fix", "csharp");

    /// <summary>The files and settings beside the code. The page of files that are not found goes without a block of its own.</summary>
    public Prompts Beside => Prompts.With(
        Blocks("Cause", "ini").SelectMany(block => block.Split('\n')).Select(line => line.Split('=', 2)).Where(pair => pair.Length == 2)
            .ToDictionary(pair => pair[0].Trim(), pair => pair[1].Trim(), StringComparer.OrdinalIgnoreCase),
        [("prompts/read.md", "Read {text}."), .. FileBlock().Matches(_text).Select(match => (match.Groups["name"].Value, match.Groups["text"].Value))]);

    public static Page Of(string id) => new(id);

    // What pages take from libraries that the tests do not reference.
    private const string Libraries = """
        namespace Microsoft.Extensions.AI { public class AITool { } }
        namespace Microsoft.SemanticKernel { public sealed class KernelFunctionAttribute : System.Attribute { } }
        """;

    /// <summary>A sample in a file with the usings that pages leave out, and a pragma before it.</summary>
    public static CSharpCompilation Compile(string sample, string before = "") => Sources.Compile(
        $"{before}using System.IO;\nusing System.Linq;\nusing Microsoft.Extensions.AI;\nusing Microsoft.SemanticKernel;\n{Sources.File(sample)}",
        Libraries);

    private List<string> Blocks(string section, string language)
    {
        int start = _text.IndexOf($"\n## {section}\n", StringComparison.Ordinal);
        int end = _text.IndexOf("\n## ", start + 1, StringComparison.Ordinal);
        string part = _text[start..(end < 0 ? _text.Length : end)];
        return [.. Block().Matches(part).Where(match => match.Groups["language"].Value == language).Select(match => match.Groups["text"].Value)];
    }

    [GeneratedRegex("^```(?<language>[a-z]+)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Block();

    [GeneratedRegex("^```[a-z]+ (?<name>[^\n]+)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FileBlock();
}
