using GptImage2.CodeFixes.Tests.Infrastructure;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GptImage2.CodeFixes.Tests;

public sealed class InterfaceTests
{
    [Theory]
    [InlineData("string?", "Task<string?>")]
    [InlineData("IEnumerable<string>", "Task<IEnumerable<string>>")]
    [InlineData("List<int>", "Task<List<int>>")]
    [InlineData("JsonModeResult<string>", "Task<JsonModeResult<string>>")]
    [InlineData("JsonModeSnapshot<string>", "IAsyncEnumerable<JsonModeSnapshot<string>>")]
    public Task A_value_becomes_a_task_of_the_value(string before, string after) => FixVerifier.FixesAsync(
        "GI1003",
        $"Return {after}",
        $$"""[JsonModeClient] public partial interface IReader { [UserMessage("Hi")] /* a */ {{before}} /* b */ [|Ask|](); }""",
        $$"""[JsonModeClient] public partial interface IReader { [UserMessage("Hi")] /* a */ {{after}} /* b */ Ask(); }""");

    [Theory]
    [InlineData("void")]
    [InlineData("Task")]
    [InlineData("object")]
    [InlineData("Task<string>[]")]
    public Task No_fix_is_offered_for_a_return_type_without_a_value(string type) => FixVerifier.OffersAsync(
        "GI1003",
        $$"""[JsonModeClient] public partial interface IReader { [UserMessage("Hi")] {{type}} [|Ask|](); }""");

    [Fact]
    public Task Tasks_are_imported_once() => FixVerifier.FixesFilesAsync(
        "GI1003",
        "Return Task<string>",
        ["""
        using GptImage2;

        [JsonModeClient]
        public partial interface IReader
        {
            [UserMessage("Hi")]
            string [|Ask|]();

            [UserMessage("Ho")]
            string [|Answer|]();
        }
        """],
        ["""
        using System.Threading.Tasks;
        using GptImage2;

        [JsonModeClient]
        public partial interface IReader
        {
            [UserMessage("Hi")]
            Task<string> Ask();

            [UserMessage("Ho")]
            Task<string> Answer();
        }
        """],
        FixAllScope.Document);

    [Fact]
    public Task A_user_message_names_the_parameters_and_is_still_to_be_written() => FixVerifier.FixesAsync(
        "GI1004",
        "Add [UserMessage(\"TODO: {photo} {event}\")]",
        """
        [JsonModeClient]
        public partial interface IReader
        {
            /// <summary>Asks.</summary>
            Task<string> [|AskAsync|](ImageInput photo, string @event, CallOptions? options = null, CancellationToken cancellationToken = default);
        }

        [JsonContract] public partial record Line(string Name);
        """,
        """
        [JsonModeClient]
        public partial interface IReader
        {
            /// <summary>Asks.</summary>
            [UserMessage("TODO: {photo} {event}")]
            Task<string> AskAsync(ImageInput photo, string @event, CallOptions? options = null, CancellationToken cancellationToken = default);
        }

        [JsonContract] public partial record Line(string Name);
        """);

    [Theory]
    [InlineData("")]
    [InlineData("CancellationToken cancellationToken")]
    [InlineData("object something")]
    public Task No_user_message_is_offered_without_usable_parameters(string parameters) => FixVerifier.OffersAsync(
        "GI1004",
        $$"""[JsonModeClient] public partial interface IReader { Task<string> [|AskAsync|]({{parameters}}); }""");

    [Fact]
    public Task Parameters_are_passed_by_value() => FixVerifier.FixesAsync(
        "GI1005",
        "Pass by value",
        """[JsonModeClient] public partial interface IReader { [UserMessage("{a} {b} {c}")] Task<string> [|AskAsync|](ref int a, in int b, ref readonly int c); }""",
        """[JsonModeClient] public partial interface IReader { [UserMessage("{a} {b} {c}")] Task<string> AskAsync(int a, int b, int c); }""");

    [Theory]
    [InlineData("Task<string> [|AskAsync|](out int a);")]
    [InlineData("Task<string> [|AskAsync|]<T>(ref int a);")]
    [InlineData("Task<string> [|AskAsync|](CallOptions a, CallOptions b);")]
    [InlineData("string [|Name|] { get; }")]
    public Task No_fix_is_offered_if_dropping_a_modifier_is_not_enough(string member) => FixVerifier.OffersAsync(
        "GI1005",
        $$"""[JsonModeClient] public partial interface IReader { {{member}} }""");

    [Fact]
    public Task An_interface_with_messages_becomes_a_client() => FixVerifier.FixesAsync(
        "GI1010",
        "Annotate 'IReader' with [JsonModeClient]",
        """
        /// <summary>Reads.</summary>
        public interface [|IReader|]
        {
            [UserMessage("Read {text}.")] Task<string> ReadAsync(string text);
        }

        [JsonContract] public partial record Line(string Name);
        """,
        """
        /// <summary>Reads.</summary>
        [JsonModeClient]
        public partial interface IReader
        {
            [UserMessage("Read {text}.")] Task<string> ReadAsync(string text);
        }

        [JsonContract] public partial record Line(string Name);
        """);

    [Fact]
    public Task A_class_with_messages_does_not_become_a_client() => FixVerifier.OffersAsync("GI1010", """
        public class [|Reader|] { [UserMessage("Read.")] public Task<string> ReadAsync() => Task.FromResult(""); }
        [JsonContract] public partial record Line(string Name);
        """);

    [Fact]
    public Task A_message_of_a_method_with_a_body_is_removed() => FixVerifier.FixesAsync(
        "GI1011",
        "Remove [UserMessage]",
        """
        [JsonModeClient]
        public partial interface IReader
        {
            [UserMessage("Read {text}.")] Task<string> ReadAsync(string text);

            [[|UserMessage("Read.")|]]
            Task<string> ReadAsync() => ReadAsync("");
        }
        """,
        """
        [JsonModeClient]
        public partial interface IReader
        {
            [UserMessage("Read {text}.")] Task<string> ReadAsync(string text);

            Task<string> ReadAsync() => ReadAsync("");
        }
        """);
}
