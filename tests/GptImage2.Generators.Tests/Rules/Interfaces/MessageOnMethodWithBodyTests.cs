using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI1011: a method of a client has messages and a body, so no call is generated for it.</summary>
public sealed class MessageOnMethodWithBodyTests
{
    [Fact]
    public async Task Reports_messages_on_methods_with_a_body() => Assert.Equal(
        ["UserMessage", "Example", "UserMessage", "SystemMessage", "CallDefaults"],
        (await AnalyzerVerifier.ReportsAsync("GI1011", """
            [JsonModeClient] public partial interface IReader
            {
                [[|UserMessage("Hi")|], SystemMessage("Hi")] Task<string> AskAsync() => Task.FromResult("");
                [[|Example("None")|]] Task<string> ExampleAsync() => AskAsync();
                [[|UserMessage("Hi")|]] static Task<string> StaticAsync() => Task.FromResult("");
                [[|SystemMessage("Hi")|]] private Task<string> OwnAsync() => Task.FromResult("");
                [[|CallDefaults(MaxCorrections = 1)|]] static virtual Task<string> VirtualAsync() => Task.FromResult("");
                Task<string> PlainAsync() => AskAsync();
            }
            """)).Select(message => message[1..message.IndexOf(']')]));
}
