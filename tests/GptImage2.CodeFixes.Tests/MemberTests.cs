using GptImage2.CodeFixes.Tests.Infrastructure;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GptImage2.CodeFixes.Tests;

public sealed class MemberTests
{
    [Theory]
    [InlineData("nint", "long", "Use long")]
    [InlineData("System.Collections.Concurrent.ConcurrentQueue<string>?", "Queue<string>?", "Use Queue")]
    [InlineData("List<System.Collections.Concurrent.ConcurrentBag<int>>", "List<List<int>>", "Use List")]
    [InlineData("System.Collections.Concurrent.ConcurrentDictionary<string, System.Collections.Concurrent.ConcurrentStack<System.Collections.Concurrent.BlockingCollection<int>?>>", "Dictionary<string, Stack<List<int>?>>", "Use Dictionary")]
    public Task A_type_is_replaced_by_an_equivalent_type(string before, string after, string title) => FixVerifier.FixesAsync(
        "GI3003",
        title,
        $$"""[JsonContract] public partial record R({{before}} [|A|], int B);""",
        $$"""[JsonContract] public partial record R({{after}} A, int B);""");

    [Fact]
    public Task Untyped_members_become_JsonElement_which_is_imported_once() => FixVerifier.FixesFilesAsync(
        "GI3003",
        "Use JsonElement",
        ["""
        using System.Collections.Generic;
        using GptImage2;

        namespace Demo;

        [JsonContract]
        public partial record R(object [|A|], Dictionary<string, dynamic?> [|B|])
        {
            public System.Text.Json.Nodes.JsonValue? [|C|] { get; init; }

            public System.Text.Json.JsonDocument[] [|D|] { get; init; } = [];
        }
        """],
        ["""
        using System.Collections.Generic;
        using System.Text.Json;
        using GptImage2;

        namespace Demo;

        [JsonContract]
        public partial record R(JsonElement A, Dictionary<string, JsonElement?> B)
        {
            public JsonElement? C { get; init; }

            public JsonElement[] D { get; init; } = [];
        }
        """],
        FixAllScope.Document);

    [Theory]
    [InlineData("object [|A|] { get; set; } = null!;", "JsonElement A { get; set; }")]
    [InlineData("object? [|A|] { get; init; } = null;", "JsonElement? A { get; init; }")]
    [InlineData("object[] [|A|] { get; init; } = null!;", "JsonElement[] A { get; init; } = null!;")]
    [InlineData("required List<object> [|A|] { get; init; }", "required List<JsonElement> A { get; init; }")]
    [InlineData("Dictionary<string, object?> [|A|] { get; init; } = [];", "Dictionary<string, JsonElement?> A { get; init; } = [];")]
    public Task An_initializer_without_a_value_goes_with_the_type(string before, string after) => FixVerifier.FixesFilesAsync(
        "GI3003",
        "Use JsonElement",
        ["using System.Collections.Generic;\nusing System.Text.Json;\nusing GptImage2;\n\n[JsonContract] public partial class R { public " + before + " }"],
        ["using System.Collections.Generic;\nusing System.Text.Json;\nusing GptImage2;\n\n[JsonContract] public partial class R { public " + after + " }"]);

    [Theory]
    [InlineData("[[|JsonExtensionData|]] public Dictionary<string, object>? A { get; set; }", "[JsonExtensionData] public Dictionary<string, JsonElement>? A { get; set; }", "Make it a Dictionary<string, JsonElement>")]
    [InlineData("[[|JsonExtensionData|]] public IDictionary<string, JsonElement> A { get; init; } = null!;", "[JsonExtensionData] public Dictionary<string, JsonElement> A { get; set; } = null!;", "Make it a Dictionary<string, JsonElement>")]
    [InlineData("[[|JsonExtensionData|]] public Dictionary<string, JsonElement>? A { get; }", "[JsonExtensionData] public Dictionary<string, JsonElement>? A { get; set; }", "Add a set accessor")]
    public Task Extension_data_gets_what_it_needs_and_does_not_become_a_member(string before, string after, string title) => FixVerifier.FixesFilesAsync(
        "GI3006",
        title,
        ["using System.Collections.Generic;\nusing System.Text.Json;\nusing System.Text.Json.Serialization;\nusing GptImage2;\n\n[JsonContract] public partial class R { " + before + " }"],
        ["using System.Collections.Generic;\nusing System.Text.Json;\nusing System.Text.Json.Serialization;\nusing GptImage2;\n\n[JsonContract] public partial class R { " + after + " }"]);

    [Fact]
    public Task A_second_property_for_extension_data_does_not_become_a_member() => FixVerifier.OffersAsync("GI3006", """
        [JsonContract] public partial class R
        {
            [JsonExtensionData] public Dictionary<string, System.Text.Json.JsonElement>? A { get; set; }
            [[|JsonExtensionData|]] public Dictionary<string, System.Text.Json.JsonElement>? B { get; set; }
        }
        """);

    [Theory]
    [InlineData("Action [|A|] { get; set; }")]
    [InlineData("(int, int) [|A|] { get; set; }")]
    [InlineData("Dictionary<object, int> [|A|] { get; set; }")]
    [InlineData("System.Collections.Concurrent.ConcurrentBag<int> [|A|] { get; set; } = new System.Collections.Concurrent.ConcurrentBag<int>();")]
    public Task No_fix_is_offered_for_a_type_without_an_equivalent_type(string member) => FixVerifier.OffersAsync(
        "GI3003",
        $$"""[JsonContract] public partial class R { public {{member}} }""");

    [Theory]
    [InlineData("[[|JsonConverter(typeof(JsonNumberEnumConverter<DayOfWeek>))|]]\n    public", "public")]
    [InlineData("/// <summary>A.</summary>\n    [[|JsonConverter(typeof(JsonNumberEnumConverter<DayOfWeek>))|], JsonRequired] public", "/// <summary>A.</summary>\n    [JsonRequired] public")]
    [InlineData("[JsonRequired, [|JsonConverter(typeof(JsonNumberEnumConverter<DayOfWeek>))|]]\n    public", "[JsonRequired]\n    public")]
    [InlineData("[[|JsonConverter(typeof(JsonNumberEnumConverter<DayOfWeek>))|]] // Why.\n    public", " // Why.\n    public")]
    [InlineData("[[|JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)|]] public", "public")]
    public Task An_attribute_without_effect_is_removed(string before, string after) => FixVerifier.FixesAsync(
        "GI3007",
        before.Contains("Ignore", StringComparison.Ordinal) ? "Remove [JsonIgnore]" : "Remove [JsonConverter]",
        $$"""
        [JsonContract]
        public partial class R
        {
            {{before}} DayOfWeek A { get; set; }
        }
        """,
        $$"""
        [JsonContract]
        public partial class R
        {
            {{after}} DayOfWeek A { get; set; }
        }
        """);

    [Fact]
    public Task A_constraint_that_does_not_apply_is_removed() => FixVerifier.FixesAsync(
        "GI3006",
        "Remove [Range]",
        """[JsonContract] public partial record R([property: [|Range(0, 1)|]] string A, [property: MinLength(1)] string B);""",
        """[JsonContract] public partial record R(string A, [property: MinLength(1)] string B);""");

    [Fact]
    public Task Required_becomes_a_modifier() => FixVerifier.FixesAsync(
        "GI3007",
        "Declare 'A' required",
        """
        [JsonContract]
        public partial class R
        {
            /// <summary>A.</summary>
            [[|Required|]]
            public string? A { get; set; }
        }
        """,
        """
        [JsonContract]
        public partial class R
        {
            /// <summary>A.</summary>
            public required string? A { get; set; }
        }
        """);

    [Fact]
    public Task Required_becomes_a_length() => FixVerifier.FixesAsync(
        "GI3007",
        "Use [MinLength(1)]",
        """[JsonContract] public partial record R([property: [|Required(AllowEmptyStrings = false)|]] string A);""",
        """[JsonContract] public partial record R([property: MinLength(1)] string A);""");

    [Theory]
    [InlineData("[[|Required|]] public string A { get; set; }", "Remove [Required]", "Use [MinLength(1)]")]
    [InlineData("[[|Required|], MinLength(2)] public string? A { get; set; }", "Remove [Required]", "Declare 'A' required")]
    [InlineData("[[|Required|]] public int? A { get; private set; }", "Remove [Required]")]
    [InlineData("[[|JsonInclude|]] public string? A => null;", "Remove [JsonInclude]")]
    public Task What_required_can_become_depends_on_the_member(string member, params string[] titles) =>
        FixVerifier.OffersAsync("GI3007", $$"""[JsonContract] public partial class R { {{member}} }""", titles);

    [Theory]
    [InlineData("public string A { get; }", "public string A { get; init; }", "Add an init accessor")]
    [InlineData("public string A { get; } = \"\";", "public string A { get; init; } = \"\";", "Add an init accessor")]
    [InlineData("public string A { get; }", "[JsonIgnore]\n    public string A { get; }", "Leave it out of the contract with [JsonIgnore]")]
    public Task A_member_that_cannot_be_set_gets_an_accessor(string before, string after, string title) => FixVerifier.FixesAsync(
        "GI3008",
        title,
        Class(before.Replace(" A ", " [|A|] ", StringComparison.Ordinal)),
        Class(after));

    [Fact]
    public Task An_init_accessor_that_cannot_be_called_becomes_a_set_accessor() => FixVerifier.FixesAsync(
        "GI3008",
        "Make it a set accessor",
        """
        #pragma warning disable CS0693
        public static class Outer<T> { public class G<T> { public T[]? [|A|] { get; init; } = default; } }
        [JsonContract] public partial class R : Outer<int>.G<string>;
        """,
        """
        #pragma warning disable CS0693
        public static class Outer<T> { public class G<T> { public T[]? A { get; set; } = default; } }
        [JsonContract] public partial class R : Outer<int>.G<string>;
        """);

    [Theory]
    [InlineData("public int [|A|];", "public int A { get; set; }")]
    [InlineData("public readonly string [|A|] = \"a\"; // Why.", "public string A { get; init; } = \"a\"; // Why.")]
    public Task A_field_becomes_a_property(string before, string after) =>
        FixVerifier.FixesAsync("GI3010", "Make 'A' a property", Class(before), Class(after));

    [Fact]
    public Task Fields_are_left_out_of_the_contract() => FixVerifier.FixesAsync(
        "GI3010",
        "Leave it out of the contract with [JsonIgnore]",
        Class("public int [|A|], [|B|];\n    public volatile int [|C|];"),
        Class("[JsonIgnore]\n    public int A, B;\n    [JsonIgnore]\n    public volatile int C;"),
        FixAllScope.Document);

    private static string Class(string member) => $$"""
        [JsonContract]
        public partial class R
        {
            {{member}}
            public int Z { get; set; }
        }
        """;
}
