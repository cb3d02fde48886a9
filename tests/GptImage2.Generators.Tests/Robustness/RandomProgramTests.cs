namespace GptImage2.Generators.Tests.Robustness;

/// <summary>Random programs over the annotations. With GPTIMAGE2_LONG_TESTS=1 there are 10,000 and more of them.</summary>
public sealed class RandomProgramTests
{
    private static readonly int Count = int.Parse(
        Environment.GetEnvironmentVariable("GPTIMAGE2_PROGRAMS") ?? (Environment.GetEnvironmentVariable("GPTIMAGE2_LONG_TESTS") == "1" ? "12000" : "250"),
        System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    [Trait("Row", "G4")]
    [Trait("Row", "G8")]
    public async Task All_promises_are_kept_for_random_programs()
    {
        var failures = new List<string>();
        await Parallel.ForEachAsync(Enumerable.Range(1, Count), TestContext.Current.CancellationToken, async (seed, _) =>
        {
            string[] files = RandomProgram.Files(seed);
            if (await Promises.BrokenByAsync(files) is { Count: > 0 } broken)
            {
                lock (failures)
                    failures.Add($"== seed {seed}\n{string.Join("\n", broken)}\n{string.Join("\n-- second file\n", files)}");
            }
        });
        Assert.True(failures.Count == 0, $"{failures.Count} of {Count}:\n{string.Join("\n", failures.OrderBy(failure => failure.Length).Take(12))}");
    }
}
