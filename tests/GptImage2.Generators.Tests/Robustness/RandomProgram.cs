using System.Text;
using GptImage2.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GptImage2.Generators.Tests.Robustness;

/// <summary>
/// A program over the annotations: enums, contracts, a union, clients; in one or two files, beside what other libraries
/// declare and the mistake of one rule, with prompts in files and settings of the project. A tame program compiles in most
/// cases; a wild one contains typical mistakes, and code that no one would write.
/// </summary>
internal sealed class RandomProgram
{
    private readonly SeededDraws _lottery;
    private readonly RandomContracts _contracts;
    private readonly RandomClients _clients;
    private readonly List<string> _secondFile = [];
    private readonly bool _wantsDocumentation;

    private RandomProgram(int seed)
    {
        _lottery = new SeededDraws(seed, wildness: (seed % 4) switch { 0 => 0, 1 => 4, 2 => 12, _ => 35 });
        _contracts = new RandomContracts(_lottery);
        _clients = new RandomClients(_lottery);
        string mistake = SampledMistake.Ids[seed % SampledMistake.Ids.Length];

        // The samples about the model use types of other libraries.
        Files = [.. Write(needsLibraries: mistake.StartsWith("GI4", StringComparison.Ordinal)), SampledMistake.Of(mistake, _lottery, mayBreak: seed >= SampledMistake.Ids.Length && seed % 4 > 1)];
        Beside = Settings(SampledMistake.Files(mistake));
        _wantsDocumentation = mistake == "GI3020" || _lottery.Chance(10);
    }

    /// <summary>The sources.</summary>
    public string[] Files { get; }

    /// <summary>The additional files, and what an .editorconfig sets.</summary>
    public Prompts Beside { get; }

    public static RandomProgram Of(int seed) => new(seed);

    public CSharpCompilation Compile()
    {
        CSharpCompilation compilation = Sources.Compile(Files);
        return _wantsDocumentation
            ? compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions([KeyValuePair.Create("GI3020", ReportDiagnostic.Warn)]))
            : compilation;
    }

    public override string ToString() =>
        $"{string.Join("\n-- another file\n", Files.Where(file => file != Libraries.Source).Select(file => file[..Math.Min(file.Length, 10_000)]))}\n-- {(_wantsDocumentation ? "GI3020, " : "")}{string.Join(", ", Beside.GlobalValues)}{(Beside.Files.FirstOrDefault(file => file.Path.EndsWith("lock.md", StringComparison.Ordinal)) is { } locked ? "\n-- locked\n" + locked.GetText() : "")}";

    private string[] Write(bool needsLibraries)
    {
        var text = new StringBuilder();
        text.Append(Usings()).Append(Space());
        text.Append("public enum Color { Red, Green = 5, Blue }\n");
        text.Append("[JsonContract] public partial record Line(string Name, int Count = 1);\n");
        if (_lottery.Chance(40))
            text.Append(ClientVocabulary.Samples.Replace("Missing", _lottery.Wild("Missing") is { Length: > 0 } missing ? missing : "Line", StringComparison.Ordinal));
        string[] names = [.. Enumerable.Range(0, 1 + _lottery.Below(4)).Select(_ => Name())];
        foreach (string name in names)
            text.Append(Wrapped(_lottery.Chance(15) ? _contracts.Enum(name) : Type(name)));
        if (_lottery.Chance(20))
            text.Append(_contracts.Union());
        for (int i = _lottery.Below(3); i > 0; i--)
            text.Append(Wrapped(_clients.Client(i == 1 ? "IReader" : "IOther", names)));
        if (_lottery.Chance(15))
            _secondFile.Add($"{_lottery.Maybe(40, "[JsonContract] ")}{_lottery.One("partial record ", "public partial record ", "record ", "partial class ")}{names[0]} {{ public {_contracts.TypeOf()} More {{ get; set; }}{_lottery.Maybe(60, " = default!;")} }}\n");
        if (_lottery.Chance(10))
            _secondFile.Add($"{_lottery.Maybe(40, "[JsonModeClient] ")}partial interface IReader {{ {_lottery.Maybe(70, "[UserMessage(\"More.\")] ")}Task<int> MoreAsync(); }}\n");
        List<string> files = [text.ToString()];
        if (_secondFile.Count > 0)
            files.Add($"{Usings()}{string.Concat(_secondFile)}");
        if (_lottery.Wild("unknown").Length == 0 || needsLibraries)
            files.Add(Libraries.Source);
        return [.. files];
    }

    private Prompts Settings(IEnumerable<(string, string)> sampled)
    {
        IEnumerable<(string, string)> files = _lottery.Chance(90) ? ClientVocabulary.Files.Concat(sampled) : sampled;
        if (_lottery.Chance(15))
            files = files.Append((_lottery.One("/src/prompts.lock.md", "/src/prompts.lock.md", "/elsewhere/prompts.lock.md"), _lottery.One(ClientVocabulary.Locked)));
        var beside = Prompts.In(_lottery.Chance(90) ? "/src/" : null, files);
        return _lottery.Chance(25) ? beside.With("gptimage2_max_prompt_tokens", _lottery.One(ClientVocabulary.Budgets)) : beside;
    }

    private string Type(string name) => _contracts.Contract(name);

    private string Name() => _lottery.Pick(Vocabulary.TypeNames, Vocabulary.WildTypeNames);

    private string Usings()
    {
        string[] all = ["System", "System.Collections.Generic", "System.ComponentModel", "System.ComponentModel.DataAnnotations", "System.Text.Json.Serialization", "System.Threading", "System.Threading.Tasks", "GptImage2"];
        IEnumerable<string> lines = all.Where(_ => _lottery.Wild("skipped").Length == 0 || _lottery.Chance(70)).Select(name => $"using {name};\n");
        return string.Concat(lines) + _lottery.Wild("#nullable disable\n", "#nullable enable warnings\n", "#pragma warning disable\n", "#if X\n", "global using System;\n", "using static System.Math;\n", "using R = Receipt;\n", "extern alias none;\n");
    }

    private string Space() => _lottery.Chance(60) ? "" : _lottery.Pick(["namespace Demo;\n", "namespace Demo.Inner;\n"], ["namespace @namespace.@class;\n", "namespace System;\n", "namespace GptImage2;\n", "namespace Demo.System;\n", "namespace Task;\n", "namespace ;\n", "namespace Demo {\n", "namespace Ä.日本;\n"]);

    // Nested in one or two types, which may not take part.
    private string Wrapped(string declaration)
    {
        if (!_lottery.Chance(15))
            return declaration;
        string outer = _lottery.Pick(
            ["public partial class Outer", "internal static partial class Holder", "public partial struct Box", "partial record Around", "public partial interface IAround", "partial record struct Case"],
            ["public class Outer", "partial class Outer<T>", "file partial class Hidden", "partial class Outer<T> where T : class, new()", "partial enum Outer", "namespace Inner", "partial interface IAround<in T>", "ref partial struct Box"]);
        string nested = declaration.StartsWith("file", StringComparison.Ordinal) ? declaration : _lottery.Wild("private ", "protected ", "private protected ") is { Length: > 0 } access ? declaration.Replace("public ", access, StringComparison.Ordinal) : declaration;
        return $"{outer} {{\n{nested}{_lottery.Maybe(30, "[JsonContract] public partial record Beside(int A);\n")}{_lottery.Wild("[JsonModeClient] public partial interface IBeside { }\n", "class Deeper { [JsonContract] partial record Deep(int A); [JsonContract] record Deeper(int A); }\n")}}}\n";
    }
}
