using GptImage2.CodeFixes.Tests.Infrastructure;
using GptImage2.Tests.Shared;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GptImage2.CodeFixes.Tests;

/// <summary>
/// A mistake for each fix: the result of what is offered first, for one diagnostic and for all of a document, a project and a
/// solution, by the provider of the fixes and by the one of the editor.
/// </summary>
public sealed class BatchTests
{
    public static TheoryData<string> Mistakes { get; } = [.. FixableMistakes.All.Select(mistake => mistake.Fix)];

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task A_mistake_is_fixed_in_each_scope(string name)
    {
        FixableMistake mistake = FixableMistakes.All.Single(mistake => mistake.Fix == name);
        string[] prompt = mistake.Prompt is null ? [] : [$"// {mistake.PromptPath}\n{mistake.Prompt}"];
        string[] promptAfter = mistake.PromptAfter is null ? [] : [mistake.PromptAfter];
        CodeFixProvider fix = await FixVerifier.FixesInEachScopeAsync(mistake.Id, [mistake.File(mistake.Before), .. prompt], [mistake.File(mistake.After), .. promptAfter]);
        Assert.Equal(mistake.Fix.Split('_')[0], fix.GetType().Name);
    }

    // The message that UserMessageFix writes is reported until its author has replaced it, so its result does not compile with the rest.
    [Fact]
    public void Each_fix_has_a_mistake() => Assert.Equal(
        FixVerifier.Fixes.Select(fix => fix.GetType().Name).Where(name => name != nameof(UserMessageFix)).Order(StringComparer.Ordinal),
        FixableMistakes.All.Select(mistake => mistake.Fix.Split('_')[0]).Distinct().Order(StringComparer.Ordinal));
}
