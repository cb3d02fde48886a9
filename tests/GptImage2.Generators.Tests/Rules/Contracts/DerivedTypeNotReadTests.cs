using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI3057: a member holds a contract from which another one derives, which is never read.</summary>
public sealed class DerivedTypeNotReadTests
{
    private const string Animals = """
        [JsonContract] public partial record Animal(string Name);
        [JsonContract] public partial record Dog(string Name, bool Barks) : Animal(Name);
        """;

    [Theory]
    [InlineData("List<Animal> [|Animals|]")]
    [InlineData("Animal[] [|Animals|]")]
    [InlineData("Animal? [|Animals|]")]
    [InlineData("Dictionary<string, Animal> [|Animals|]")]
    public async Task Reports_a_member_of_the_base(string member) => Assert.Equal(
        ["'Zoo.Animals' holds 'Animal', so a 'Dog' in a reply is read as 'Animal': if both shall be read, annotate 'Animal' with [JsonDerivedType] for each of them"],
        await AnalyzerVerifier.ReportsAsync("GI3057", $"{Animals} [JsonContract] public partial record Zoo({member});"));

    [Theory]
    [InlineData("[JsonContract] public partial record Zoo(List<Dog> Dogs);")]
    [InlineData("[JsonContract] public partial record Zoo(string Name, [property: JsonIgnore] Animal? Animal = null);")]
    [InlineData("[JsonContract] public partial record Cat(string Name) : Plant(Name); public record Plant(string Name); [JsonContract] public partial record Zoo(List<Cat> Cats);")]
    public async Task Accepts_members_from_which_nothing_derives(string code) => Assert.Empty(
        await AnalyzerVerifier.DiagnosticsAsync(Sources.Compile(Sources.File($"{Animals} {code}"))));
}
