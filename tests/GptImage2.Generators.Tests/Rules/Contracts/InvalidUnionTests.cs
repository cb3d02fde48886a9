using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI3012: the derived types of a union cannot be told apart, or cannot be read.</summary>
public sealed class InvalidUnionTests
{
    [Theory]
    [InlineData("[[|JsonDerivedType(typeof(A))|]] public abstract partial record R;", "'A' has no discriminator that tells it apart")]
    [InlineData("[[|JsonDerivedType(typeof(int), \"a\")|]] public abstract partial record R;", "'Int32' is not a contract: annotate it with [JsonContract] and declare it partial")]
    [InlineData("[JsonDerivedType(typeof(A), \"a\")][[|JsonDerivedType(typeof(B), \"a\")|]] public abstract partial record R;", "the discriminator 'a' is used twice: give each derived type its own")]
    [InlineData("[JsonDerivedType(typeof(A), \"1\")][[|JsonDerivedType(typeof(B), 1)|]] public abstract partial record R;", "the discriminator '1' is used twice: give each derived type its own")]
    [InlineData("[JsonDerivedType(typeof(A), \"a\")][[|JsonDerivedType(typeof(A), \"b\")|]] public abstract partial record R;", "'A' is listed twice, so the writer cannot know its discriminator: remove one of them")]
    [InlineData("[JsonDerivedType(typeof(A), \"a\")][JsonDerivedType(typeof(B), 1)] public abstract partial record [|R|];", "some of its discriminators are text and some are numbers")]
    [InlineData("[[|JsonDerivedType(typeof(Stranger), \"s\")|]] public abstract partial record R;", "'Stranger' does not derive from 'R': write 'Stranger : R'")]
    [InlineData("[[|JsonDerivedType(typeof(Box<int>), \"b\")|]] public abstract partial record R;", "'Box' is generic: derive a record with [JsonContract] from it")]
    [InlineData("[[|JsonDerivedType(typeof(Box<>), \"b\")|]] public abstract partial record R;", "'Box' is generic: derive a record with [JsonContract] from it")]
    [InlineData("[JsonPolymorphic] public abstract partial record [|R|];", "it has no [JsonDerivedType] that could be read")]
    public async Task Reports_derived_types_that_cannot_be_read(string declaration, string problem) => Assert.Equal(
        [$"Union 'R' cannot be read: {problem}"],
        await AnalyzerVerifier.ReportsAsync("GI3012", $$"""
            [JsonContract] public partial record A(int X) : R;
            [JsonContract] public partial record B(int X) : R;
            [JsonContract] public record Box<T>(T X) : R;
            [JsonContract] public partial record Stranger(int X);
            [JsonContract] {{declaration}}
            """));

    [Fact]
    public Task Reports_a_member_with_the_name_of_the_discriminator() => AnalyzerVerifier.ReportsAsync("GI3012", """
        [JsonContract, JsonPolymorphic(TypeDiscriminatorPropertyName = "kind"), JsonDerivedType(typeof(A), "a")] public abstract partial record R;
        [JsonContract] public partial record [|A|](int Kind) : R;
        """);

    [Fact]
    public async Task A_derived_type_that_does_not_exist_is_reported_by_the_compiler_alone() => Assert.Empty(await AnalyzerVerifier.DiagnosticsAsync(Sources.Compile(Sources.File("""
        [JsonContract, JsonDerivedType(typeof(A), "a"), JsonDerivedType(typeof(Unknown), "b")] public abstract partial record R;
        [JsonContract] public partial record A(int X) : R;
        """))));
}
