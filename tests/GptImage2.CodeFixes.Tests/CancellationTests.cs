using GptImage2.CodeFixes.Tests.Infrastructure;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GptImage2.CodeFixes.Tests;

public sealed class CancellationTests
{
    private const string Title = "Add a CancellationToken";

    [Fact]
    public Task A_token_comes_last_and_is_imported() => FixVerifier.FixesFilesAsync(
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
    public Task Fakes_in_the_solution_follow() => FixVerifier.FixesFilesAsync(
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
    public Task The_name_is_one_that_no_parameter_has() => FixVerifier.FixesAsync(
        "GI1009",
        Title,
        """[JsonModeClient] public partial interface IReader { [UserMessage("{cancellationToken}")] Task<string> [|AskAsync|](string cancellationToken); }""",
        """[JsonModeClient] public partial interface IReader { [UserMessage("{cancellationToken}")] Task<string> AskAsync(string cancellationToken, CancellationToken cancellationToken_ = default); }""");

    [Fact]
    public Task Callers_by_position_are_spared() => FixVerifier.OffersAsync(
        "GI1009",
        """[JsonModeClient] public partial interface IReader { [UserMessage("{words}")] Task<string> [|AskAsync|](params string[] words); }""");
}
