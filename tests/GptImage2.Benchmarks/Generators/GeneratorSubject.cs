using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;
using GptImage2.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GptImage2.Benchmarks.Generators;

/// <summary>A generator, and the source of some records in the form that it requires, one file each.</summary>
/// <param name="Name">Its name in the table.</param>
/// <param name="Create">Creates the generator.</param>
/// <param name="Sources">The files for a number of records of eight members.</param>
internal sealed record GeneratorSubject(string Name, Func<ISourceGenerator> Create, Func<int, IEnumerable<string>> Sources)
{
    private const string Members =
        "string Name, int Count, decimal Amount, System.DateOnly Date, bool Paid, double? Weight, System.Collections.Generic.List<string> Tags, System.DayOfWeek Day";

    public static GeneratorSubject Ours { get; } = new(
        "GptImage2",
        static () => new JsonModeGenerator().AsSourceGenerator(),
        static count => Enumerable.Range(0, count).Select(static i => $"namespace N; [GptImage2.JsonContract] public partial record R{i}({Members});"));

    /// <summary>Ours, on the contracts that <see cref="AnalyzerSubject"/> has.</summary>
    public static GeneratorSubject Rich { get; } = new(
        "GptImage2",
        static () => new JsonModeGenerator().AsSourceGenerator(),
        static count => Enumerable.Range(0, count).Select(AnalyzerSubject.Contract).Append(AnalyzerSubject.Enums));

    /// <summary>The platform's generator, from the reference pack of the SDK that runs this program.</summary>
    public static GeneratorSubject SystemTextJson { get; } = new(
        "System.Text.Json",
        static () => ((IIncrementalGenerator)Activator.CreateInstance(PlatformGenerator())!).AsSourceGenerator(),
        static count => Enumerable.Range(0, count).Select(static i => $"namespace N; public record R{i}({Members});").Append(Context(count)));

    private static string Context(int count)
    {
        var text = new StringBuilder("namespace N;\n");
        for (int i = 0; i < count; i++)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"[System.Text.Json.Serialization.JsonSerializable(typeof(R{i}))]\n");
        return text.Append("public partial class Context : System.Text.Json.Serialization.JsonSerializerContext;").ToString();
    }

    private static Type PlatformGenerator()
    {
        string root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../../packs/Microsoft.NETCore.App.Ref"));
        string file = Directory.GetFiles(root, "System.Text.Json.SourceGeneration.dll", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Last();
        return Assembly.LoadFrom(file).GetTypes().Single(static type => type is { IsAbstract: false } && typeof(IIncrementalGenerator).IsAssignableFrom(type));
    }
}
