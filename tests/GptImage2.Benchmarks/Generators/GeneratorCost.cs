using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GptImage2.Benchmarks.Generators;

/// <summary>The cost of a generator on one machine: its first run, and the runs after an edit.</summary>
/// <param name="First">The first run.</param>
/// <param name="Characters">The characters that it wrote.</param>
/// <param name="Body">The run after an edit inside of a body, in a file without records.</param>
/// <param name="Declaration">The run after an edit of a declaration, in a file without records.</param>
/// <param name="BodyWritten">The files that were written again after the edit of the body.</param>
/// <param name="RecordWritten">The files that were written again after an edit of one record.</param>
internal readonly record struct GeneratorCost(RunCost First, long Characters, RunCost Body, RunCost Declaration, int BodyWritten, int RecordWritten)
{
    public static readonly CSharpParseOptions Options = new(LanguageVersion.Latest);

    private const string Unrelated = "namespace N; class Unrelated { int One() => 1; }";

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
        string[] sources = [.. subject.Sources(records), Unrelated];
        CSharpCompilation compilation = Compile(sources);
        CSharpCompilation body = Replace(compilation, sources.Length - 1, Unrelated.Replace("=> 1", "=> 2", StringComparison.Ordinal));
        CSharpCompilation declaration = Replace(compilation, sources.Length - 1, Unrelated.Replace("int One", "long One", StringComparison.Ordinal));

        (GeneratorDriver driver, RunCost first) = Run(Driver(subject, isTracked: false), compilation);
        long characters = driver.GetRunResult().GeneratedTrees.Sum(static tree => (long)tree.Length);
        (_, RunCost afterBody) = Run(driver, body);
        (_, RunCost afterDeclaration) = Run(driver, declaration);

        // Counting what is written again costs memory itself.
        GeneratorDriver tracked = Driver(subject, isTracked: true).RunGenerators(compilation);
        CSharpCompilation changed = Replace(compilation, 0, sources[0].Replace("int Count", "int Number", StringComparison.Ordinal));
        return new GeneratorCost(first, characters, afterBody, afterDeclaration, Written(tracked.RunGenerators(body)), Written(tracked.RunGenerators(changed)));
    }

    public static CSharpCompilation Compile(IEnumerable<string> sources) => CSharpCompilation.Create(
        "Records",
        sources.Select(static (source, i) => CSharpSyntaxTree.ParseText(source, Options, $"Source{i}.cs")),
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    private static CSharpGeneratorDriver Driver(GeneratorSubject subject, bool isTracked) => CSharpGeneratorDriver.Create(
        [subject.Create()],
        parseOptions: Options,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, isTracked));

    private static CSharpCompilation Replace(CSharpCompilation compilation, int index, string source)
    {
        SyntaxTree tree = compilation.SyntaxTrees[index];
        return compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(source, Options, tree.FilePath));
    }

    private static (GeneratorDriver Driver, RunCost Cost) Run(GeneratorDriver driver, Compilation compilation)
    {
        GC.Collect();
        long before = GC.GetAllocatedBytesForCurrentThread();
        long start = Stopwatch.GetTimestamp();
        driver = driver.RunGenerators(compilation);
        return (driver, new RunCost(Stopwatch.GetElapsedTime(start).TotalMilliseconds, GC.GetAllocatedBytesForCurrentThread() - before));
    }

    private static int Written(GeneratorDriver driver) => driver.GetRunResult().Results[0].TrackedOutputSteps
        .SelectMany(static step => step.Value)
        .SelectMany(static step => step.Outputs)
        .Count(static output => output.Reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified);
}
