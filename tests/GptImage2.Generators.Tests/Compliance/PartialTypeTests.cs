using System.Collections.Immutable;
using GptImage2.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Tests.Compliance;

/// <summary>Types of several parts are generated once and reported once; nesting and access are those of the user.</summary>
public sealed class PartialTypeTests
{
    [Theory]
    [InlineData("[JsonContract] public partial record R(object A);", "public partial record R { public int B; }")]
    [InlineData("[JsonContract] public partial record R(object A);", "[JsonContract] public partial record R { public int B; }")]
    [InlineData("public partial record R { public int B; }", "[JsonContract] public partial record R(object A);")]
    [InlineData("[JsonModeClient] public partial interface IReader { [UserMessage(\"{b}\")] Task<object> ReadAsync(); }", "public partial interface IReader { [UserMessage(\"a\")] Task<int> OtherAsync(int unused); }")]
    [InlineData("[JsonModeClient] public partial interface IReader { [UserMessage(\"{b}\")] Task<object> ReadAsync(); }", "[JsonModeClient] public partial interface IReader { [UserMessage(\"a\")] Task<int> OtherAsync(int unused); }")]
    [InlineData("public class Outer { [JsonContract] public partial record A(string B); }", "[JsonModeClient] public partial interface IReader { [UserMessage(\"a\")] Task<Outer.A> OtherAsync(); [UserMessage(\"a\")] Task<Outer.A> AnotherAsync(); }")]
    [InlineData("[JsonContract] public partial record R(Kind A); [JsonContract] public partial record S(Kind A);", "public enum Kind { [JsonStringEnumMemberName(\"a\")] A, [JsonStringEnumMemberName(\"a\")] B }")]
    [InlineData("[JsonContract] public partial record R(Queue<int> A); [JsonContract] public partial record S(R A);", "[JsonModeClient] public partial interface IReader { [UserMessage(\"a\")] Task<R> ReadAsync(); [UserMessage(\"a\")] Task<S[]> SAsync(); }")]
    [InlineData("[JsonContract] public partial record A { [StringLength(3)] public int B { get; set; } public object? C { get; set; } }", "[JsonContract] public partial record D : A { public string? E { get; set; } }")]
    [Trait("Row", "C1")]
    [Trait("Row", "C2")]
    [Trait("Row", "G2")]
    public async Task Nothing_is_reported_twice(string first, string second)
    {
        ImmutableArray<Diagnostic> diagnostics = await AnalyzerVerifier.DiagnosticsAsync(Sources.Compile(Sources.File(first), Sources.File(second)));
        Assert.NotEmpty(diagnostics);
        Assert.Equal(diagnostics.Length, diagnostics.DistinctBy(diagnostic => (diagnostic.Id, diagnostic.Location)).Count());
    }

    [Fact]
    [Trait("Row", "B5")]
    public void Types_with_the_same_name_do_not_stop_the_code_of_other_types()
    {
        var run = GeneratorRun.Unchecked(Sources.Compile(Sources.File("""
            namespace Demo
            {
                [JsonContract] public partial record Twice(string A); [JsonContract] public partial struct Twice { }
                public partial class Outer { [JsonContract] public partial record A(int B); }
                namespace Outer { [JsonContract] public partial record A(int B); }
                [JsonContract] public partial record Once(string A);
            }
            """)));
        Assert.Equal(["Demo.Once.g.cs"], run.Files.Select(file => file.HintName));
    }

    [Fact]
    [Trait("Row", "B3")]
    public void Names_are_distinguished_by_their_type_parameters() => GeneratorRun.Of("""
        [JsonContract] public partial record Foo(int A);
        [JsonContract] public partial record Foo<T>(T A);
        [JsonContract] public partial record Foo<T, U>(T A, U B);
        [JsonContract] public partial record Bar(Foo A, Foo<int> B, Foo<int, string> C, Foo<Foo<int>> D);
        """);

    [Fact]
    [Trait("Row", "C5")]
    public void Private_and_protected_nested_types_are_reached_where_they_can_be() => GeneratorRun.Of("""
        public partial class Outer
        {
            [JsonContract] private partial record Hidden(Kind Kind, Inner Inner);
            [JsonContract] protected partial record Inner(int A);
            private enum Kind { One }
            [JsonModeClient] private partial interface IReader { [UserMessage("{kind}")] Task<Hidden> ReadAsync(Kind kind, Inner inner); }
        }
        """);

    [Fact]
    [Trait("Row", "C8")]
    public void Bases_in_a_diamond_explicit_members_and_hidden_ones_compile() => GeneratorRun.Of("""
        public interface IRoot { int Id => 1; }
        public interface ILeft : IRoot { Task<string> AskAsync(string text); }
        public interface IRight : IRoot { string Name => ""; }
        [JsonModeClient] public partial interface IReader : ILeft, IRight
        {
            [UserMessage("{text}")] new Task<string> AskAsync(string text);
            Task<string> ILeft.AskAsync(string text) => AskAsync(text);
            new int Id => 2;
        }
        """);

    [Fact]
    [Trait("Row", "H3")]
    public void A_nullable_enum_can_be_reached_in_two_ways()
    {
        var run = GeneratorRun.Of("""
            [JsonContract] public partial record A(Kind? One, Kind? Two, Kind Three, List<Kind?> Four, B Five);
            [JsonContract] public partial record B(Kind? One, Dictionary<Kind, Kind?> Two);
            public enum Kind { Red }
            """);
        Assert.Equal(2, run.Files.Length);
    }
}
