using GptImage2.CodeFixes.Tests.Infrastructure;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GptImage2.CodeFixes.Tests;

/// <summary>An initializer that stands for no value becomes the modifier required.</summary>
public sealed class RequiredMemberTests
{
    [Theory]
    [InlineData("public string Name { get; set; } = [|null!|];", "public required string Name { get; set; }")]
    [InlineData("public string Name { get; init; } = [|default!|]; // Why.", "public required string Name { get; init; } // Why.")]
    [InlineData("public List<int> Name { get; set; }\n        = [|null!|];", "public required List<int> Name { get; set; }")]
    [InlineData("[MinLength(1)] public List<int> Name { get; set; } = [|[]|];", "[MinLength(1)] public required List<int> Name { get; set; }")]
    [InlineData("[MinLength(1)] public string Name { get; set; } = [|string.Empty|];", "[MinLength(1)] public required string Name { get; set; }")]
    public Task An_initializer_becomes_required(string before, string after) =>
        FixVerifier.FixesAsync("GI3017", "Declare 'Name' required", Class(before), Class(after));

    [Fact]
    public Task All_initializers_become_required_in_one_pass() => FixVerifier.FixesAsync(
        "GI3017",
        "Declare 'A' required",
        """
        [JsonContract] public partial class R
        {
            public string A { get; set; } = [|null!|];
            public string B { get; set; } = [|null!|];
        }
        [JsonContract] public partial record S(string C = [|null!|], string D = "d") { public string E { get; init; } = [|null!|]; }
        public class Users { public R Make() => new() { A = "a", B = "b" }; public S Other() => new("c") { E = "e" }; }
        """,
        """
        [JsonContract] public partial class R
        {
            public required string A { get; set; }
            public required string B { get; set; }
        }
        [JsonContract] public partial record S(string C, string D = "d") { public required string E { get; init; } }
        public class Users { public R Make() => new() { A = "a", B = "b" }; public S Other() => new("c") { E = "e" }; }
        """,
        FixAllScope.Solution);

    [Theory]
    [InlineData("[Range(1, 2)] public int Name { get; set; } = [|0|];")]
    [InlineData("[MinLength(2)] public string Name { get; set; } = [|\"a\"|];")]
    [InlineData("public virtual string Name { get; set; } = [|null!|];")]
    [InlineData("public string Name { get; private set; } = [|null!|];")]
    [InlineData("public string Name { get; set; } = [|null!|]; public static R Make() => new();")]
    [InlineData("public string Name { get; set; } = [|null!|]; public static object Make() => new Sub();")]
    public Task Nothing_is_offered_where_a_value_was_chosen_or_the_code_would_not_compile(string member) =>
        FixVerifier.OffersAsync("GI3017", Class(member) + "\npublic class Sub : R;");

    [Theory]
    [InlineData("public string Name { get; set; } = [|\"\"|];", "public required string Name { get; set; }")]
    [InlineData("public string Name { get; set; } = [|string.Empty|];", "public required string Name { get; set; }")]
    [InlineData("public List<int> Name { get; set; } = [|[]|];", "public required List<int> Name { get; set; }")]
    [InlineData("public List<int> Name { get; set; } = [|new()|];", "public required List<int> Name { get; set; }")]
    [InlineData("public List<int> Name { get; set; } = [|new List<int>()|];", "public required List<int> Name { get; set; }")]
    [InlineData("public int[] Name { get; set; } = [|Array.Empty<int>()|];", "public required int[] Name { get; set; }")]
    [InlineData("public int[] Name { get; set; } = [|new int[0]|];", "public required int[] Name { get; set; }")]
    [InlineData("public string [|Name|] { get; set; } = \"\";", "public required string Name { get; set; }")]
    public async Task An_initializer_that_makes_a_member_optional_becomes_required(string before, string after) =>
        Assert.Equal(["Declare 'Name' required"], await FixVerifier.OffersForAsync("GI3055", Class(before), "Declare 'Name' required", Class(after)));

    private static string Class(string member) => $$"""
        [JsonContract]
        public partial class R
        {
            {{member}}
            public int Z { get; set; }
        }
        """;
}
