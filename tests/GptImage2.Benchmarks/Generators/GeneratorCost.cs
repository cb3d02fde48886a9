using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GptImage2.Benchmarks.Generators;

/// <summary>The cost of a generator on one machine: milliseconds, bytes allocated, characters written, files written again.</summary>
internal readonly record struct GeneratorCost(double FirstMilliseconds, long FirstBytes, long Characters, double EditMilliseconds, long EditBytes, int EditWritten, int ChangeWritten)
{
    public static readonly CSharpParseOptions Options = new(LanguageVersion.Latest);

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(static path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "GptImage2.dll"))
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>Measures once, on new compilations in which nothing is bound yet.</summary>
    public static GeneratorCost Measure(GeneratorSubject subject, int records)
    {
        string[] sources = [.. subject.Sources(records), "namespace N; class Unrelated { int One() => 1; }"];
        CSharpCompilation compilation = Compile(sources);
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [subject.Create()],
            parseOptions: Options,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

        (driver, double first, long firstBytes) = Run(driver, compilation);
        long characters = driver.GetRunResult().GeneratedTrees.Sum(static tree => (long)tree.Length);
        CSharpCompilation edited = Replace(compilation, sources.Length - 1, sources[^1].Replace("=> 1", "=> 2", StringComparison.Ordinal));
        (GeneratorDriver afterEdit, double edit, long editBytes) = Run(driver, edited);
        CSharpCompilation changed = Replace(compilation, 0, sources[0].Replace("int Count", "int Number", StringComparison.Ordinal));
        (GeneratorDriver afterChange, _, _) = Run(driver, changed);
        return new GeneratorCost(first, firstBytes, characters, edit, editBytes, Written(afterEdit), Written(afterChange));
    }

    public static CSharpCompilation Compile(IEnumerable<string> sources) => CSharpCompilation.Create(
        "Records",
        sources.Select(static (source, i) => CSharpSyntaxTree.ParseText(source, Options, $"Source{i}.cs")),
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    private static CSharpCompilation Replace(CSharpCompilation compilation, int index, string source)
    {
        SyntaxTree tree = compilation.SyntaxTrees[index];
        return compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(source, Options, tree.FilePath));
    }

    private static (GeneratorDriver Driver, double Milliseconds, long Bytes) Run(GeneratorDriver driver, Compilation compilation)
    {
        GC.Collect();
        long before = GC.GetAllocatedBytesForCurrentThread();
        long start = Stopwatch.GetTimestamp();
        driver = driver.RunGenerators(compilation);
        return (driver, Stopwatch.GetElapsedTime(start).TotalMilliseconds, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static int Written(GeneratorDriver driver) => driver.GetRunResult().Results[0].TrackedOutputSteps
        .SelectMany(static step => step.Value)
        .SelectMany(static step => step.Outputs)
        .Count(static output => output.Reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified);
}
