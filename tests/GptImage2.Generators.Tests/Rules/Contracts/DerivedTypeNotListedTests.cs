using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI3056: a contract derives from a union that does not list it.</summary>
public sealed class DerivedTypeNotListedTests
{
    [Fact]
    public async Task Reports_a_contract_that_its_union_does_not_list() => Assert.Equal(
        ["'Cake' derives from the union 'Order', which does not list it, so the model does not know it: annotate 'Order' with [JsonDerivedType(typeof(Cake), \"cake\")]"],
        await AnalyzerVerifier.ReportsAsync("GI3056", """
            [JsonContract, JsonDerivedType(typeof(Coffee), "coffee")] public abstract partial record Order(string Guest);
            [JsonContract] public sealed partial record Coffee(string Guest, bool Milk) : Order(Guest);
            [JsonContract] public sealed partial record [|Cake|](string Guest, int Pieces) : Order(Guest);
            """));

    [Fact]
    public Task Reports_it_below_a_class_that_is_no_contract() => AnalyzerVerifier.ReportsAsync("GI3056", """
        [JsonContract, JsonDerivedType(typeof(Coffee), "coffee")] public abstract partial record Order(string Guest);
        [JsonContract] public sealed partial record Coffee(string Guest, bool Milk) : Order(Guest);
        public abstract record Food(string Guest) : Order(Guest);
        [JsonContract] public sealed partial record [|Cake|](string Guest, int Pieces) : Food(Guest);
        """);

    [Fact]
    public Task Reports_a_contract_that_implements_a_union() => AnalyzerVerifier.ReportsAsync("GI3056", """
        [JsonContract, JsonDerivedType(typeof(Coffee), "coffee")] public partial interface IOrder { string Guest { get; } }
        [JsonContract] public sealed partial record Coffee(string Guest, bool Milk) : IOrder;
        [JsonContract] public sealed partial record [|Cake|](string Guest, int Pieces) : IOrder;
        """);

    [Fact]
    public Task Accepts_listed_types_those_below_them_and_types_that_are_not_contracts() => AnalyzerVerifier.ReportsNothingAsync("""
        [JsonContract, JsonDerivedType(typeof(Coffee), "coffee")] public abstract partial record Order(string Guest);
        [JsonContract] public partial record Coffee(string Guest, bool Milk) : Order(Guest);
        [JsonContract] public sealed partial record Latte(string Guest, bool Milk, int Shots) : Coffee(Guest, Milk);
        public sealed record Fake(string Guest) : Order(Guest);
        """);
}
