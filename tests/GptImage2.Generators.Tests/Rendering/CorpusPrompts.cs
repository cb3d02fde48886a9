using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Model;
using GptImage2.Generators.Parsing;
using GptImage2.Generators.Rendering;
using GptImage2.Generators.Symbols;
using GptImage2.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GptImage2.Generators.Tests.Rendering;

/// <summary>
/// The prompts of all contracts and clients of the corpus: as they are rendered while compiling, and as the compiled
/// code tells them.
/// </summary>
internal static class CorpusPrompts
{
    private static readonly Lazy<IReadOnlyList<(RenderedPrompt Rendered, JsonModePrompt Told)>> Pairs = new(Make);

    public static IReadOnlyList<(RenderedPrompt Rendered, JsonModePrompt Told)> All => Pairs.Value;

    /// <summary>The prompts of the clients in a compilation, by rendering.</summary>
    public static IReadOnlyList<RenderedPrompt> Render(CSharpCompilation compilation, Prompts? files = null)
    {
        var prompts = new List<RenderedPrompt>();
        foreach (INamedTypeSymbol type in compilation.GetSymbolsWithName(static name => name.StartsWith('I'), SymbolFilter.Type, CancellationToken.None).OfType<INamedTypeSymbol>())
        {
            if (type.FindAttribute(SymbolNames.Product, SymbolNames.ClientAttribute) is null)
                continue;
            var found = new PromptFiles("/src/", [.. (files ?? Prompts.None).Files.Select(file => PromptPath.OfFile(file.Path, "/src/"))], i => new(files!.Files[i].Path, files.Files[i].GetText()!.ToString()));
            ClientModel client = ClientParser.Parse(type, found, new DiagnosticSink(), CancellationToken.None)!;
            prompts.AddRange(PromptRenderer.Render(client, type, CancellationToken.None).Select(rendered => rendered.Prompt));
        }

        return prompts;
    }

    /// <summary>Compiles, loads, and asks every client.</summary>
    public static IReadOnlyList<JsonModePrompt> Tell(CSharpCompilation output)
    {
        using var image = new MemoryStream();
        Microsoft.CodeAnalysis.Emit.EmitResult emitted = output.Emit(image);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
        image.Position = 0;
        Assembly assembly = new AssemblyLoadContext("corpus").LoadFromStream(image);
        return
        [
            .. assembly.GetTypes()
                .Where(type => type.IsInterface && type.GetCustomAttributes().Any(attribute => attribute is JsonModeClientAttribute))
                .SelectMany(type => (IReadOnlyList<JsonModePrompt>)typeof(JsonModePrompts).GetMethod(nameof(JsonModePrompts.Of))!.MakeGenericMethod(type).Invoke(null, null)!),
        ];
    }

    private static IReadOnlyList<(RenderedPrompt Rendered, JsonModePrompt Told)> Make()
    {
        CSharpCompilation compilation = GeneratorRun.Unchecked(Compile()).Output;
        ILookup<string, JsonModePrompt> told = Tell(compilation).ToLookup(prompt => prompt.Method, StringComparer.Ordinal);
        return [.. Render(compilation).Select(prompt => (prompt, told[Method(prompt.Key)].Single()))];
    }

    private static string Method(string key) => string.Join('.', key.Split('.')[^2..]);

    private static CSharpCompilation Compile()
    {
        var options = new CSharpParseOptions(LanguageVersion.Latest, DocumentationMode.Parse);
        string[] sources =
        [
            "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Threading; global using System.Threading.Tasks; global using GptImage2;",
            .. Directory.GetFiles(Path.Combine(Path.GetDirectoryName(Here())!, "../Contracts"), "*.cs")
                .Where(file => Path.GetFileName(file) is var name && (name.EndsWith("Corpus.cs", StringComparison.Ordinal) || name == "TypeScriptClients.cs"))
                .Order(StringComparer.Ordinal)
                .Select(File.ReadAllText),
        ];
        CSharpCompilation contracts = Sources.Compile(options, sources);

        // Each contract alone, and in a list, in both styles.
        var clients = new System.Text.StringBuilder();
        int count = 0;
        foreach (INamedTypeSymbol type in contracts.GetSymbolsWithName(static _ => true, SymbolFilter.Type, CancellationToken.None).OfType<INamedTypeSymbol>())
        {
            if (!type.IsContract() || type.Arity > 0 || type.ContainingType is not null)
                continue;
            foreach (string result in (string[])[type.QualifiedName(), $"List<{type.QualifiedName()}?>", $"Dictionary<string, {type.QualifiedName()}>"])
            {
                foreach (PromptStyle style in Enum.GetValues<PromptStyle>())
                    clients.Append("[UserMessage(\"{{Read}} the {photo}, {number:0.0} {word:quoted}.\", PromptStyle = PromptStyle.").Append(style).Append(")] Task<").Append(result).Append("> M").Append(count++).Append("(ImageInput photo, ImageInput? other, double number, string word);\n");
            }
        }

        Assert.True(count > 300, $"Only {count} methods.");
        return contracts.AddSyntaxTrees(CSharpSyntaxTree.ParseText($"namespace Clients; [JsonModeClient, SystemMessage(\"Be exact, {{{{always}}}}. \\uD83D\\uDE00\")] public partial interface IEverything {{ {clients} }}", options));
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
