using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Exact;

/// <summary>Members of generic bases are set, also by init accessors.</summary>
public sealed class GenericBaseTests
{
    [Theory]
    [InlineData("public record Base<T> { public T? Value { get; init; } = default; }", "Base<int>", "3")]
    [InlineData("public record Base<T> where T : struct { public T? Value { get; init; } = default; }", "Base<int>", "3")]
    [InlineData("public record Base<T> where T : class { public T? Value { get; init; } = default; }", "Base<string>", "\"a\"")]
    [InlineData("public record Base<T> where T : notnull { public List<T> Value { get; init; } = []; }", "Base<string>", "[\"a\"]")]
    [InlineData("public record Base<T> where T : unmanaged { public T[] Value { get; init; } = []; }", "Base<long>", "[1]")]
    [InlineData("public record Base<T> where T : IComparable<T> { public T Value { get; init; } = default!; }", "Base<decimal>", "1.5")]
    [InlineData("public record Base<T> where T : class?, new() { public T? Value { get; init; } = new(); }", "Base<Leaf>", "{\"n\":1}")]
    [InlineData("public record Base<T, TKey> where T : struct, Enum where TKey : IComparable<TKey>, IEquatable<TKey> { public Dictionary<T, TKey> Value { get; init; } = []; }", "Base<DayOfWeek, int>", "{\"Monday\":1}")]
    [InlineData("public record Base<T> { public (T A, int? B)? Value { get; init; } = null; }", "Base<string?>", "{\"a\":null,\"b\":2}")]
    [InlineData("public record Base<T> where T : allows ref struct { public int Value { get; init; } = 1; }", "Base<Span<int>>", "3")]
    [InlineData("public record Base<@class> { public string Value { get; init; } = \"\"; }", "Base<Guid>", "\"a\"")]
    [InlineData("public record Root<T> { public T[] Value { get; init; } = []; } public record Base<U> : Root<List<U>>;", "Base<int>", "[[1],[2]]")]
    [InlineData("public static class Outer<T> { public record Base<U> { public Dictionary<T, U> Value { get; init; } = null!; } }", "Outer<string>.Base<bool>", "{\"a\":true}")]
    [InlineData("public static class Outer<T> where T : class { public record Base { public T Value { get; init; } = null!; } }", "Outer<string>.Base", "\"a\"")]
    public void An_init_member_is_set(string @base, string closed, string value) => Assert.Equal(
        $$"""{"value":{{value}}}""",
        RunningProgram.Run(
            $$"""Box.FromJson({{Literal($$"""{"value":{{value}}}""")}}).ToJson()""",
            $"{@base} [JsonContract] public partial record Leaf {{ public int N {{ get; set; }} }} [JsonContract] public partial record Box : {closed};"));

    [Fact]
    public void A_member_need_not_be_of_the_type_parameter() => Assert.Equal(
        """{"id":1,"note":"x"} {"id":2,"note":""}""",
        RunningProgram.Run(
            """$"{Ticket.FromJson("{\"id\":1,\"note\":\"x\"}").ToJson()} {Ticket.FromJson("{\"id\":2}").ToJson()}" """,
            """
            public abstract record Entity<TKey> { public required TKey Id { get; init; } public string Note { get; init; } = ""; }
            [JsonContract] public partial record Ticket : Entity<int>;
            """));

    [Fact]
    public void Accessors_of_one_type_stand_together_and_of_two_apart()
    {
        var run = GeneratorRun.Of("""
            public record Root<T> { public T? A { get; init; } = default; public T? B { get; init; } = default; }
            public record Middle<T> : Root<T[]> { public T? C { get; init; } = default; }
            [JsonContract] public partial record Box : Middle<int> { public int D { get; init; } = 1; }
            """);
        Assert.Equal(2, run.Text.Split("static class Accessors").Length - 1);
        Assert.Contains("Json.Accessors<int[]>.InitA(created, ", run.Text, StringComparison.Ordinal);
        Assert.Contains("Json.Accessors2<int>.InitC(created, ", run.Text, StringComparison.Ordinal);
        Assert.Contains("Json.InitD(created, ", run.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_generic_contract_with_a_generic_base_is_set() => Assert.Equal(
        """{"page":{"items":[1],"next":"b","size":3}}""",
        RunningProgram.Run(
            """Holder.FromJson("{\"page\":{\"items\":[1],\"next\":\"b\",\"size\":3}}").ToJson()""",
            """
            public record Slice<T> { public List<T> Items { get; init; } = []; public string Next { get; init; } = "a"; }
            [JsonContract] public record Page<T> : Slice<T> { public int Size { get; init; } = 10; }
            [JsonContract] public partial record Holder(Page<int> Page);
            """));

    [Theory]
    [InlineData("class")]
    [InlineData("record")]
    [InlineData("struct")]
    [InlineData("record struct")]
    public void A_generic_contract_of_any_kind_may_have_init_members_with_defaults(string kind) => Assert.Equal(
        """{"page":{"items":[1],"size":3}} {"page":{"items":[],"size":10}}""",
        RunningProgram.Run(
            """$"{Holder.FromJson("{\"page\":{\"items\":[1],\"size\":3}}").ToJson()} {Holder.FromJson("{\"page\":{}}").ToJson()}" """,
            $$"""
            [JsonContract] public {{kind}} Page<T> { public Page() { } public List<T> Items { get; init; } = []; public int Size { get; init; } = 10; }
            [JsonContract] public partial record Holder(Page<int> Page);
            """));

    [Fact]
    public Task Type_parameters_of_one_name_are_refused() => AnalyzerVerifier.ReportsAsync("GI3008", """
        #pragma warning disable CS0693
        public static class Outer<T> { public record Base<T> { public T? [|Value|] { get; init; } = default; } }
        [JsonContract] public partial record Box : Outer<int>.Base<string>;
        """);

    private static string Literal(string text) => $"\"{text.Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
