using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI3003: a type cannot be read from JSON.</summary>
public sealed class UnsupportedTypeTests
{
    [Theory]
    [InlineData("object", "name the type")]
    [InlineData("dynamic", "name the type")]
    [InlineData("int[,]", "array of arrays")]
    [InlineData("(int, int)", "name its elements")]
    [InlineData("(int A, object B)", "name the type")]
    [InlineData("Page<object>", "name the type")]
    [InlineData("IComparable", "a record")]
    [InlineData("Dictionary<Uri, string>", "numbers, dates or Guids")]
    [InlineData("Dictionary<Version?, string>", "numbers, dates or Guids")]
    [InlineData("System.Collections.Concurrent.ConcurrentBag<int>", "List<T>")]
    [InlineData("Memory<int>", "List<T>")]
    [InlineData("System.Collections.Concurrent.ConcurrentDictionary<string, int>", "Dictionary<TKey, TValue>")]
    [InlineData("System.Text.Json.JsonDocument", "JsonElement")]
    [InlineData("System.Text.Json.Nodes.JsonValue", "JsonElement")]
    [InlineData("KeyValuePair<string, object>", "name the type")]
    [InlineData("SortedSet<Page<int>>", "let 'Page<int>' implement IComparable<T>, or use HashSet<T>")]
    [InlineData("Action", "only data")]
    [InlineData("nint", "long")]
    [InlineData("IntPtr", "long")]
    [Trait("Row", "G8")]
    public async Task Reports_an_unsupported_type_and_names_the_alternative(string type, string alternative)
    {
        IReadOnlyList<string> messages = await AnalyzerVerifier.ReportsAsync("GI3003", $"[JsonContract] public partial record R({type} [|A|]); [JsonContract] public record Page<T>(T Item);");
        Assert.Contains(alternative, Assert.Single(messages), StringComparison.Ordinal);
    }

    [Fact]
    public Task Reports_a_generic_contract_without_an_end() => AnalyzerVerifier.ReportsAsync("GI3003", """
        [JsonContract] public record Grow<T>(T Item, Grow<List<T>>? [|Next|]);
        [JsonContract] public partial record R(Grow<int> A);
        """);
}
