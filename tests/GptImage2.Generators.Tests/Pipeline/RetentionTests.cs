using System.Runtime.CompilerServices;
using GptImage2.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GptImage2.Generators.Tests.Pipeline;

/// <summary>What the generator keeps between edits, and what an edit costs.</summary>
public sealed class RetentionTests
{
    private const string Code = "[JsonContract] public partial record R(string A, Kind Kind); public enum Kind { One } [JsonModeClient] public partial interface IReader { [UserMessage(\"a\")] Task<R> ReadAsync(); }";

    [Fact]
    [Trait("Row", "A3")]
    public void An_old_compilation_is_released_after_the_next_run()
    {
        (GeneratorDriver driver, WeakReference old) = RunTwice();
        for (int i = 0; i < 10 && old.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(old.IsAlive);
        GC.KeepAlive(driver);
    }

    [Fact]
    [Trait("Row", "A6")]
    public void A_cancelled_run_ends_as_cancelled()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        GeneratorDriver driver = CSharpGeneratorDriver.Create(new JsonModeGenerator());
        Assert.ThrowsAny<OperationCanceledException>(() => driver.RunGenerators(Sources.Compile(Sources.File(Code)), cancelled.Token));
    }

    [Fact]
    [Trait("Row", "A1")]
    public void An_unrelated_edit_allocates_little()
    {
        string[] targets = [.. Enumerable.Range(0, 100).Select(i => Sources.File($"namespace N{i} {{ {Code} }}"))];
        CSharpCompilation compilation = Sources.Compile([.. targets, "class Unrelated { int One() => 1; }"]);
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new JsonModeGenerator().AsSourceGenerator()], parseOptions: Sources.Options).RunGenerators(compilation, CancellationToken.None);
        long least = long.MaxValue;
        for (int i = 0; i < 3; i++)
        {
            CSharpCompilation edited = compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[^1], CSharpSyntaxTree.ParseText($"class Unrelated {{ int One() => {i}; }}", Sources.Options));
            long before = GC.GetAllocatedBytesForCurrentThread();
            driver = driver.RunGenerators(edited, CancellationToken.None);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        // 200 targets. Generous: a change of kind is to be seen here, not one of percents.
        Assert.InRange(least, 1, 16_000_000);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (GeneratorDriver Driver, WeakReference Old) RunTwice()
    {
        CSharpCompilation old = Sources.Compile(Sources.File(Code));
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new JsonModeGenerator().AsSourceGenerator()], parseOptions: Sources.Options).RunGenerators(old, CancellationToken.None);
        CSharpCompilation edited = old.ReplaceSyntaxTree(old.SyntaxTrees[0], CSharpSyntaxTree.ParseText(Sources.File(Code + " class More { }"), Sources.Options));
        return (driver.RunGenerators(edited, CancellationToken.None), new WeakReference(old));
    }
}
