using GptImage2.CodeFixes.Tests.Infrastructure;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GptImage2.CodeFixes.Tests;

public sealed class PartialTests
{
    [Fact]
    public Task An_interface_is_declared_partial() => FixVerifier.FixesAsync(
        "GI1001",
        "Declare 'IReader' partial",
        """
        /// <summary>Reads.</summary>
        [JsonModeClient] // A comment.
        public /* here */ interface [|IReader|]
        {
            [UserMessage("Read {text}.")] Task<string> ReadAsync(string text);
        }
        """,
        """
        /// <summary>Reads.</summary>
        [JsonModeClient] // A comment.
        public /* here */ partial interface IReader
        {
            [UserMessage("Read {text}.")] Task<string> ReadAsync(string text);
        }
        """);

    [Theory]
    [InlineData("", "record")]
    [InlineData("public ", "record class")]
    [InlineData("internal readonly ", "record struct")]
    [InlineData("sealed ", "class")]
    [InlineData("", "struct")]
    public Task A_contract_is_declared_partial_before_its_keyword(string modifiers, string kind) => FixVerifier.FixesAsync(
        "GI3001",
        "Declare 'Line' partial",
        $$"""[JsonContract] {{modifiers}}{{kind}} [|Line|] { public string? Name { get; init; } }""",
        $$"""[JsonContract] {{modifiers}}partial {{kind}} Line { public string? Name { get; init; } }""");

    [Fact]
    public Task All_types_around_generated_code_are_declared_partial_at_once() => FixVerifier.FixesAsync(
        "GI1002",
        "Declare 'Outer' partial",
        """
        public static class [|Outer|]
        {
            protected internal class [|Inner|]
            {
                [JsonContract] public partial record A(string Name);
                [JsonContract] public partial record B(string Name);
            }
        }
        """,
        """
        public static partial class Outer
        {
            protected internal partial class Inner
            {
                [JsonContract] public partial record A(string Name);
                [JsonContract] public partial record B(string Name);
            }
        }
        """,
        FixAllScope.Document);
}
