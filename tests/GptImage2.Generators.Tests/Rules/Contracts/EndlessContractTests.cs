using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI3013: every value of a contract would have to hold another one.</summary>
public sealed class EndlessContractTests
{
    [Theory]
    [InlineData("[JsonContract] public partial record A(int X, A [|Next|]);", "A.Next")]
    [InlineData("[JsonContract] public partial record A([property: MinLength(1)] List<A> [|Items|]);", "A.Items")]
    [InlineData("[JsonContract] public partial record A([Length(1, 3)] A[] [|Items|]);", "A.Items")]
    [InlineData("[JsonContract] public partial record A([property: MinLength(1)] Dictionary<string, A> [|Items|]);", "A.Items")]
    [InlineData("[JsonContract] public partial record A((int X, A Next) [|Pair|]);", "A.Pair → (int X, A Next).Next")]
    [InlineData("[JsonContract] public partial record A(Box<A> [|Inner|]); [JsonContract] public record Box<T>(T Item);", "A.Inner → Box<A>.Item")]
    [InlineData("[JsonContract] public partial class A { [JsonRequired] public A [|Next|] { get; set; } = null!; }", "A.Next")]
    public async Task Reports_a_contract_that_must_hold_itself(string source, string way) => Assert.Equal(
        [$"A value of 'A' would never end, because it must hold another one ({way}): make a member of this chain nullable, or let a list in it be empty"],
        await AnalyzerVerifier.ReportsAsync("GI3013", source));

    [Fact]
    public async Task Reports_each_member_of_a_ring_once_and_nothing_that_leads_to_it()
    {
        IReadOnlyList<string> messages = await AnalyzerVerifier.ReportsAsync("GI3013", """
            [JsonContract] public partial record Root(A A, B B, List<C> Cs);
            [JsonContract] public partial record A(Plain P, B [|B|]);
            [JsonContract] public partial record B(C [|C|]);
            [JsonContract] public partial record C(A [|A|], Plain? P);
            [JsonContract] public partial record Plain(Root? Up);
            """);
        Assert.Contains("(A.B → B.C → C.A)", messages[0], StringComparison.Ordinal);
        Assert.Contains("(B.C → C.A → A.B)", messages[1], StringComparison.Ordinal);
        Assert.Contains("(C.A → A.B → B.C)", messages[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reports_a_union_of_endless_derived_types()
    {
        IReadOnlyList<string> messages = await AnalyzerVerifier.ReportsAsync("GI3013", """
            [JsonContract, JsonDerivedType(typeof(Not), "not"), JsonDerivedType(typeof(And), "and")] public abstract partial record [|Expression|];
            [JsonContract] public sealed partial record Not(Expression [|Inner|]) : Expression;
            [JsonContract] public sealed partial record And([property: MinLength(2)] List<Expression> [|Inner|]) : Expression;
            """);
        Assert.Contains("(Expression → Not.Inner)", messages[0], StringComparison.Ordinal);
        Assert.Contains("(Not.Inner → Expression)", messages[1], StringComparison.Ordinal);
    }

    [Fact]
    public Task Reports_a_generic_contract_at_its_definition_alone() => AnalyzerVerifier.ReportsAsync("GI3013", """
        [JsonContract] public record Chain<T>(T Item, Chain<T> [|Next|]);
        [JsonContract] public partial record R(Chain<int> A, Chain<string> B);
        """);

    [Fact]
    public Task Accepts_contracts_that_can_end() => AnalyzerVerifier.ReportsNothingAsync("""
        [JsonContract] public partial record A(A? Next, List<A> Items, [property: MinLength(1)] List<A?> Holes, Dictionary<string, A> Map, A Last = null!) { public A Own { get; init; } = new(null, [], [], []); }
        [JsonContract] public partial record B(C C);
        [JsonContract] public partial record C([property: MaxLength(2)] List<B> Bs);
        [JsonContract, JsonDerivedType(typeof(Leaf), "leaf"), JsonDerivedType(typeof(Fork), "fork")] public abstract partial record Tree;
        [JsonContract] public sealed partial record Leaf(int X) : Tree;
        [JsonContract] public sealed partial record Fork(Tree Left, Tree Right) : Tree;
        [JsonContract] public partial record Shared(Leaf One, Leaf Two, (Leaf A, Leaf B) Both);
        """.Replace(", A Last = null!", "", StringComparison.Ordinal));

    [Fact]
    public void The_generator_writes_stubs_for_the_ring_and_nothing_else()
    {
        var run = GeneratorRun.Unchecked(Sources.Compile(Sources.File("""
            [JsonContract] public partial record A(B B);
            [JsonContract] public partial record B(A A);
            [JsonContract] public partial record Other(int X);
            """)));
        Assert.Equal(["Other.g.cs"], run.Complete.Select(file => file.HintName));
    }
}
