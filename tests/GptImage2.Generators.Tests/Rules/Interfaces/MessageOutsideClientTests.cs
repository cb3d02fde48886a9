using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI1010: a type has messages, but no call is generated for them.</summary>
public sealed class MessageOutsideClientTests
{
    [Fact]
    public async Task Reports_messages_on_types_that_are_not_clients() => Assert.Equal(
        [
            "Interface 'IReader' has [UserMessage], but has no [JsonModeClient]: add it, and declare the interface partial, so that its calls are generated",
            "Interface 'ISystem' has [SystemMessage], but has no [JsonModeClient]: add it, and declare the interface partial, so that its calls are generated",
            "Type 'Reader' has [UserMessage], but is not an interface: calls are generated for partial interfaces with [JsonModeClient]",
        ],
        await AnalyzerVerifier.ReportsAsync("GI1010", """
            public partial interface [|IReader|] { [UserMessage("Hi")] Task<string> AskAsync(); [GptImage2.UserMessageAttribute("Hi")] Task<string> OtherAsync(); }
            public partial interface IReader { [UserMessage("Hi")] Task<string> ThirdAsync(); }
            [SystemMessage("Hi")] public interface [|ISystem|] { }
            public abstract class [|Reader|] { [UserMessage("Hi")] public abstract Task<string> AskAsync(); }
            public class Plain { [Description("Hi")] public void Ask() { } }
            """));
}
