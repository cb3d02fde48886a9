using System.Collections.Immutable;
using GptImage2.Generators;
using GptImage2.Generators.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GptImage2.Benchmarks.Generators;

/// <summary>The cost of the analyzers beside the generator: milliseconds, as the compiler measures them, and allocated bytes.</summary>
internal readonly record struct AnalyzerCost(double GeneratorMilliseconds, long GeneratorBytes, double AnalyzerMilliseconds, long AnalyzerBytes)
{
    // The same every time.
    private static long? _idle;

    /// <summary>Measures once, on new compilations in which nothing is bound yet.</summary>
    public static async Task<AnalyzerCost> MeasureAsync()
    {
        CSharpCompilation input = GeneratorCost.Compile(AnalyzerSubject.Sources);
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new JsonModeGenerator().AsSourceGenerator()], parseOptions: GeneratorCost.Options);
        GC.Collect();
        long before = GC.GetTotalAllocatedBytes(precise: true);
        driver = driver.RunGenerators(input);
        long generatorBytes = GC.GetTotalAllocatedBytes(precise: true) - before;
        double generator = driver.GetTimingInfo().GeneratorTimes[0].ElapsedTime.TotalMilliseconds;
        SyntaxTree[] generated = [.. driver.GetRunResult().GeneratedTrees];

        // The work of the compiler for any analyzer is subtracted, and the first analyzer also causes the parsing of the trees.
        await RunAsync(input, generated, [new IdleAnalyzer()]);
        long idle = _idle ??= (await RunAsync(input, generated, [new IdleAnalyzer()])).Bytes;
        (long ours, double milliseconds) = await RunAsync(input, generated, [new ContractAnalyzer(), new ClientAnalyzer(), new UsageAnalyzer()]);
        return new AnalyzerCost(generator, generatorBytes, milliseconds, ours - idle);
    }

    private static async Task<(long Bytes, double Milliseconds)> RunAsync(CSharpCompilation input, SyntaxTree[] generated, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        CSharpCompilation compilation = input.AddSyntaxTrees(generated);
        CompilationWithAnalyzers analyzed = compilation.WithAnalyzers(analyzers, new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]),
            onAnalyzerException: static (failure, _, _) => throw new InvalidOperationException("An analyzer failed.", failure),
            concurrentAnalysis: false,
            logAnalyzerExecutionTime: true));
        GC.Collect();
        long before = GC.GetTotalAllocatedBytes(precise: true);
        // File by file, as in an editor, which does not analyze the bodies of generated code.
        foreach (SyntaxTree tree in input.SyntaxTrees)
        {
            ImmutableArray<Diagnostic> diagnostics = await analyzed.GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(tree), filterSpan: null, CancellationToken.None);
            if (!diagnostics.IsEmpty)
                throw new InvalidOperationException($"The code to measure has a problem: {diagnostics[0]}");
        }

        long bytes = GC.GetTotalAllocatedBytes(precise: true) - before;
        double milliseconds = 0;
        foreach (DiagnosticAnalyzer analyzer in analyzers)
            milliseconds += (await analyzed.GetAnalyzerTelemetryInfoAsync(analyzer, CancellationToken.None)).ExecutionTime.TotalMilliseconds;
        return (bytes, milliseconds);
    }
}
