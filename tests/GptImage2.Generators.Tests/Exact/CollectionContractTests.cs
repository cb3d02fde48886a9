using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Exact;

/// <summary>A class that is a collection is refused as a contract: its items would be lost.</summary>
public sealed class CollectionContractTests
{
    [Theory]
    [InlineData("[JsonContract] public partial class [|Lines|] : List<int>;", "List<int>")]
    [InlineData("[JsonContract] public partial class [|Lines|] : Dictionary<string, string>;", "Dictionary<string, string>")]
    [InlineData("[JsonContract] public partial class [|Lines|] : System.Collections.ObjectModel.Collection<string> { public string? Title { get; set; } }", "List<string>")]
    [InlineData("[JsonContract] public partial class [|Lines|] : System.Collections.ObjectModel.Collection<string> { public List<string>? More { get; set; } }", "List<string>")]
    [InlineData("[JsonContract] public partial class [|Lines|] : System.Collections.Concurrent.ConcurrentDictionary<int, bool>;", "Dictionary<int, bool>")]
    [InlineData("[JsonContract] public partial class [|Lines|] : System.Collections.ArrayList;", "List<T>")]
    [InlineData("public class Middle : List<DateOnly>; [JsonContract] public partial class [|Lines|] : Middle;", "List<System.DateOnly>")]
    [InlineData("[JsonContract] public partial class [|Lines|] : IEnumerable<int> { private readonly List<int> _all = []; public int Count => _all.Count; public IEnumerator<int> GetEnumerator() => _all.GetEnumerator(); System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator(); }", "List<int>")]
    public async Task A_contract_that_is_a_collection_is_reported(string source, string replacement)
    {
        string message = Assert.Single(await AnalyzerVerifier.ReportsAsync("GI3009", source));
        Assert.Equal($"'Lines' cannot become a contract: it is a collection, and its items would be lost. Use {replacement} as the type of the member", message);
    }

    [Fact]
    public async Task A_generic_one_is_reported_too() =>
        Assert.Single(await AnalyzerVerifier.ReportsAsync("GI3009", "[JsonContract] public class [|Lines|]<T> : List<T>;"));

    [Theory]
    [InlineData("public class Rows : List<int>;", "Rows", "List<int>")]
    [InlineData("public class Rows<T> : Dictionary<string, T>;", "Rows<int>", "Dictionary<string, int>")]
    public async Task A_member_of_such_a_type_is_not_advised_to_become_a_contract(string type, string name, string replacement) => Assert.Equal(
        [$"'Holder.A' is of type '{name}', which is not supported: use {replacement}"],
        await AnalyzerVerifier.ReportsAsync("GI3003", $"{type} [JsonContract] public partial record Holder({name} [|A|]);"));

    [Fact]
    public Task A_contract_that_shows_its_items_in_a_member_stays() => AnalyzerVerifier.ReportsNothingAsync("""
        [JsonContract] public partial record Basket(IReadOnlyList<string> Names) : IEnumerable<string>
        {
            public IEnumerator<string> GetEnumerator() => Names.GetEnumerator();
            System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
        }
        """);
}
