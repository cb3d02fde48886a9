using GptImage2.CodeFixes.Tests.Infrastructure;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GptImage2.CodeFixes.Tests;

public sealed class CancellationTests
{
    private const string Title = "Add a CancellationToken";

    [Fact]
    public Task A_CancellationToken_is_added_last_and_imported() => FixVerifier.FixesFilesAsync(
        "GI1009",
        Title,
        ["""
        // The readers.
        using System.Threading.Tasks;
        using GptImage2;

        [JsonModeClient]
        public partial interface IReader
        {
            [UserMessage("Hi")]
            Task<string> [|AskAsync|]();

            [UserMessage("In {language}")]
            Task<string> [|AnswerAsync|](
                string language, // A tag.
                CallOptions? options = null);
        }
        """],
        ["""
        // The readers.
        using System.Threading;
        using System.Threading.Tasks;
        using GptImage2;

        [JsonModeClient]
        public partial interface IReader
        {
            [UserMessage("Hi")]
            Task<string> AskAsync(CancellationToken cancellationToken = default);

            [UserMessage("In {language}")]
            Task<string> AnswerAsync(
                string language, // A tag.
                CallOptions? options = null, CancellationToken cancellationToken = default);
        }
        """],
        FixAllScope.Document);

    [Fact]
    public Task Implementations_in_the_solution_get_the_token_too() => FixVerifier.FixesFilesAsync(
        "GI1009",
        Title,
        ["""
        // Library
        using System.Threading.Tasks;
        using GptImage2;

        [JsonModeClient]
        public partial interface IReader
        {
            [UserMessage("Read {text}")]
            Task<string> [|ReadAsync|](string text);
        }
        """,
        """
        using System.Threading.Tasks;

        class Fake : IReader
        {
            public virtual Task<string> ReadAsync(string text) => Task.FromResult(text);
        }

        class Loud : Fake
        {
            public override Task<string> ReadAsync(string text) => base.ReadAsync(text + "!");
        }

        class Explicit : IReader
        {
            Task<string> IReader.ReadAsync(string text) => Task.FromResult(text);
        }

        [GptImage2.JsonContract] partial record Used(string Text);
        """],
        ["""
        // Library
        using System.Threading;
        using System.Threading.Tasks;
        using GptImage2;

        [JsonModeClient]
        public partial interface IReader
        {
            [UserMessage("Read {text}")]
            Task<string> ReadAsync(string text, CancellationToken cancellationToken = default);
        }
        """,
        """
        using System.Threading;
        using System.Threading.Tasks;

        class Fake : IReader
        {
            public virtual Task<string> ReadAsync(string text, CancellationToken cancellationToken = default) => Task.FromResult(text);
        }

        class Loud : Fake
        {
            public override Task<string> ReadAsync(string text, CancellationToken cancellationToken = default) => base.ReadAsync(text + "!");
        }

        class Explicit : IReader
        {
            Task<string> IReader.ReadAsync(string text, CancellationToken cancellationToken) => Task.FromResult(text);
        }

        [GptImage2.JsonContract] partial record Used(string Text);
        """]);

    [Fact]
    public Task The_name_of_the_token_is_unique() => FixVerifier.FixesAsync(
        "GI1009",
        Title,
        """[JsonModeClient] public partial interface IReader { [UserMessage("{cancellationToken}")] Task<string> [|AskAsync|](string cancellationToken); }""",
        """[JsonModeClient] public partial interface IReader { [UserMessage("{cancellationToken}")] Task<string> AskAsync(string cancellationToken, CancellationToken cancellationToken_ = default); }""");

    [Fact]
    public Task Nothing_is_offered_after_a_params_parameter() => FixVerifier.OffersAsync(
        "GI1009",
        """[JsonModeClient] public partial interface IReader { [UserMessage("{words}")] Task<string> [|AskAsync|](params string[] words); }""");
}
