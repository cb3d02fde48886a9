using System.Runtime.CompilerServices;
using GptImage2.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GptImage2.Generators.Tests.Pipeline;

/// <summary>What the generator keeps between edits, and what an edit costs.</summary>
public sealed class RetentionTests
{
    private const string Code = "[JsonContract] public partial record R(string A, Kind Kind); public enum Kind { One } [JsonModeClient] public partial interface IReader { [UserMessage(\"a\")] Task<R> ReadAsync(); }";

    [Theory]
    [InlineData(" class More { }")]
    [InlineData(" class Unrelated { int One() => 2; }")]
    [Trait("Row", "A3")]
    public void An_old_compilation_is_released_after_the_next_run(string edit)
    {
        (GeneratorDriver driver, WeakReference old) = RunTwice(edit, project: null);
        AssertReleased(old);
        GC.KeepAlive(driver);
    }

    [Theory]
    [InlineData("public class Library { int One() => 2; }")]
    [InlineData("public class Library { long One() => 1; }")]
    [Trait("Row", "A3")]
    public void An_old_compilation_of_a_referenced_project_is_released_after_the_next_run(string project)
    {
        (GeneratorDriver driver, WeakReference old) = RunTwice("", project);
        AssertReleased(old);
        GC.KeepAlive(driver);
    }

    private static void AssertReleased(WeakReference old)
    {
        for (int i = 0; i < 10 && old.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(old.IsAlive);
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
            CSharpCompilation edited = compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[^1], CSharpSyntaxTree.ParseText($"class Unrelated {{ int One() => {i}; }}", Sources.Options, compilation.SyntaxTrees[^1].FilePath));
            long before = GC.GetAllocatedBytesForCurrentThread();
            driver = driver.RunGenerators(edited, CancellationToken.None);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        // 200 targets. Where symbols are asked for again, it is more than 5 MB.
        Assert.InRange(least, 1, 200_000);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (GeneratorDriver Driver, WeakReference Old) RunTwice(string edit, string? project)
    {
        CSharpCompilation old = Sources.Compile(Sources.File(Code + " class Unrelated { int One() => 1; }"));
        CSharpCompilation library = Sources.Compile("public class Library { int One() => 1; }");
        if (project is not null)
            old = old.AddReferences(library.ToMetadataReference());
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new JsonModeGenerator().AsSourceGenerator()], parseOptions: Sources.Options).RunGenerators(old, CancellationToken.None);
        CSharpCompilation edited = project is null
            ? old.ReplaceSyntaxTree(old.SyntaxTrees[0], CSharpSyntaxTree.ParseText(Sources.File(Code + edit), Sources.Options, old.SyntaxTrees[0].FilePath))
            : old.ReplaceReference(library.ToMetadataReference(), Sources.Compile(project).ToMetadataReference());
        return (driver.RunGenerators(edited, CancellationToken.None), new WeakReference(project is null ? old : library));
    }
}
