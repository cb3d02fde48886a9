using System.Collections.Immutable;
using GptImage2.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GptImage2.Generators.Tests.Declarations;

/// <summary>
/// A driver that has seen every edit writes what a new driver writes, and what a generator writes that asks for every
/// symbol again.
/// </summary>
public sealed class RandomEditTests
{
    private static readonly int Edits = Environment.GetEnvironmentVariable("GPTIMAGE2_LONG_TESTS") == "1" ? 3000 : 120;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Every_edit_gives_the_code_of_a_new_run(int seed)
    {
        var program = new EditedProgram(seed);
        GeneratorDriver driver = Driver(new JsonModeGenerator(), program);
        var history = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        int same = 0;
        for (int i = 0; i < Edits; i++)
        {
            Prompts before = program.Prompts;
            history.Add(program.Edit());
            driver = Updated(driver, before, program).RunGenerators(program.Compilation, TestContext.Current.CancellationToken);

            // Clones have the same syntax trees and new symbols.
            string fresh = Written(Driver(new JsonModeGenerator(), program).RunGenerators(program.Compilation.Clone(), TestContext.Current.CancellationToken));
            string plain = Written(Driver(new PlainGenerator(), program).RunGenerators(program.Compilation.Clone(), TestContext.Current.CancellationToken));
            string edited = Written(driver);
            Assert.True(edited == fresh && fresh == plain, $"seed {seed}, edit {i}: {string.Join(" | ", history.TakeLast(5))}\n{Difference(edited, fresh)}\n{Difference(fresh, plain)}");
            same += seen.Add(edited) ? 0 : 1;
        }

        // The edits reach many programs, and many edits change nothing that is written.
        Assert.InRange(seen.Count, Math.Min(Edits / 10, 100), Edits);
        Assert.InRange(same, Edits / 20, Edits);
    }

    private static CSharpGeneratorDriver Driver(IIncrementalGenerator generator, EditedProgram program) => CSharpGeneratorDriver.Create(
        [generator.AsSourceGenerator()],
        program.Prompts.Files,
        parseOptions: Sources.Options,
        optionsProvider: program.Prompts);

    private static GeneratorDriver Updated(GeneratorDriver driver, Prompts before, EditedProgram program)
    {
        if (before == program.Prompts)
            return driver;
        return driver.RemoveAdditionalTexts(before.Files).AddAdditionalTexts(program.Prompts.Files).WithUpdatedAnalyzerConfigOptions(program.Prompts);
    }

    private static string Written(GeneratorDriver driver)
    {
        GeneratorRunResult result = driver.GetRunResult().Results[0];
        Assert.Null(result.Exception);
        return string.Join("\n", result.GeneratedSources.OrderBy(source => source.HintName, StringComparer.Ordinal).Select(source => $"-- {source.HintName}\n{source.SourceText}"));
    }

    private static string Difference(string left, string right)
    {
        if (left == right)
            return "";
        int at = left.Zip(right).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"{left[Math.Max(0, at - 300)..Math.Min(left.Length, at + 300)]}\n<> {right[Math.Max(0, at - 20)..Math.Min(right.Length, at + 300)]}";
    }
}
