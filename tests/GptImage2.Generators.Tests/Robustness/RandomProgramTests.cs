using System.Collections.Concurrent;
using GptImage2.Generators.Tests.Pages;

namespace GptImage2.Generators.Tests.Robustness;

/// <summary>Random programs over the annotations. With GPTIMAGE2_LONG_TESTS=1 there are 15,000 of them.</summary>
public sealed class RandomProgramTests
{
    private const int Share = 160;

    private static readonly bool IsLong = Environment.GetEnvironmentVariable("GPTIMAGE2_LONG_TESTS") == "1";

    private static readonly ConcurrentDictionary<string, int> Reached = new(StringComparer.Ordinal);

    public static TheoryData<int> Shares => [.. Enumerable.Range(0, IsLong ? 100 : 1)];

    [Theory]
    [MemberData(nameof(Shares))]
    [Trait("Row", "G2")]
    [Trait("Row", "G4")]
    [Trait("Row", "G8")]
    public async Task All_promises_are_kept_for_random_programs_and_every_rule_is_reached(int share)
    {
        var failures = new List<string>();
        await Parallel.ForEachAsync(Enumerable.Range(share * Share, Share), TestContext.Current.CancellationToken, async (seed, _) =>
        {
            var program = RandomProgram.Of(seed);
            if (await Promises.BrokenByAsync(program.Compile(), program.Beside, ids => ids.ForEach(id => Reached.AddOrUpdate(id, 1, (_, count) => count + 1))) is { Count: > 0 } broken)
            {
                lock (failures)
                    failures.Add($"== seed {seed}\n{string.Join("\n", broken)}\n{program}");
            }
        });
        Assert.True(failures.Count == 0, $"{failures.Count} of {Share}:\n{string.Join("\n", failures.OrderBy(failure => failure.Length).Take(12))}");
        // GI1028 explains an error of the compiler, and these programs promise to say nothing there.
        string[] counts = [.. Pages.Rules.All.Where(rule => rule.Id != "GI1028" && !Pages.Rules.BeyondOneProgram.Contains(rule.Id)).Select(rule => $"{rule.Id} by {Reached.GetValueOrDefault(rule.Id)}")];

        // The shares run one after the other, so the last share of the long form checks the rules of all shares.
        TestContext.Current.TestOutputHelper?.WriteLine($"Programs so far that reach a rule: {string.Join(", ", counts)}");
        Assert.DoesNotContain(counts, count => count.EndsWith(" by 0", StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_seed_makes_the_same_program() => Assert.Equal(RandomProgram.Of(7).ToString(), RandomProgram.Of(7).ToString());
}
