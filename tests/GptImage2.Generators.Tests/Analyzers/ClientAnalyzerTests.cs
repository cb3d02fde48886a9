using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Analyzers;

public sealed class ClientAnalyzerTests
{
    [Fact]
    public async Task A_correct_interface_is_left_in_peace() => Assert.Empty(await AnalyzerVerifier.DiagnosticsAsync(Sources.Compile(Sources.File("""
        [JsonModeClient, SystemMessage("Copy {{figures}}.")]
        public partial interface IReader
        {
            [UserMessage("Read {photo} for {name}, {day:yyyy}, {kind}, {optional}.")]
            Task<string> ReadAsync(ImageInput photo, string name, DateOnly day, DayOfWeek kind, int? optional, IReadOnlyList<ImageInput> more, CancellationToken cancellationToken = default);
        }
        """))));

    [Fact]
    [Trait("Row", "C7")]
    public async Task GI1001_interface_is_not_partial()
    {
        IReadOnlyList<string> messages = await AnalyzerVerifier.ReportsAsync("GI1001", """
            [JsonModeClient] public interface [|IReader|] { [UserMessage("Hi")] Task<string> AskAsync(); }
            """);
        Assert.Equal(["Interface 'IReader' is not partial: declare it 'partial interface' so that its calls can be generated"], messages);
    }

    [Fact]
    public Task GI1002_container_is_not_partial() => AnalyzerVerifier.ReportsAsync("GI1002", """
        public class [|Outer|] { [JsonModeClient] public partial interface IReader { [UserMessage("Hi")] Task<string> AskAsync(); } }
        """);

    [Fact]
    public async Task GI1002_is_told_once_for_all_that_is_nested() => Assert.Equal(
        [
            "Type 'Outer' is not partial: declare it partial, because code is generated for 'IReader' inside it",
            "Type 'Outer.Inner' is not partial: declare it partial, because code is generated for 'IReader' inside it",
            "Type 'Outer.Other' is not partial: declare it partial, because code is generated for 'Line' inside it",
        ],
        await AnalyzerVerifier.ReportsAsync("GI1002", """
            public class [|Outer|]
            {
                public class [|Inner|]
                {
                    [JsonModeClient] public partial interface IReader { [UserMessage("Hi")] Task<string> AskAsync(); }
                    [JsonModeClient] public partial interface IOther { [UserMessage("Hi")] Task<string> AskAsync(); }
                    [JsonContract] public partial record Receipt(string A);
                }
                public struct [|Other|] { [JsonContract] public partial record Line(string A); [JsonContract] public partial record Word(string A); }
                [JsonContract] public partial record Last(string A);
            }
            """));

    [Theory]
    [InlineData("string")]
    [InlineData("void")]
    [InlineData("Task")]
    [InlineData("IEnumerable<string>")]
    [InlineData("JsonModeResult<string>")]
    public Task GI1003_return_type(string type) => AnalyzerVerifier.ReportsAsync("GI1003", $$"""
        [JsonModeClient] public partial interface IReader { [UserMessage("Hi")] {{type}} [|Ask|](); }
        """);

    [Theory]
    [InlineData("Task<string>")]
    [InlineData("ValueTask<JsonModeResult<string>>")]
    [InlineData("IAsyncEnumerable<string>")]
    [InlineData("JsonModeStream<string>")]
    [InlineData("IAsyncEnumerable<JsonModeSnapshot<string>>")]
    [InlineData("JsonModeStream<JsonModeSnapshot<string>>")]
    public Task Return_types_of_calls(string type) => AnalyzerVerifier.ReportsAsync("GI1003", $$"""
        [JsonModeClient] public partial interface IReader { [UserMessage("Hi")] {{type}} Ask(CallOptions? options = null); }
        """);

    [Theory]
    [InlineData("MaxCorrections = 6")]
    [InlineData("MaxCorrections = -1")]
    [InlineData("MaxOutputTokens = 0")]
    [InlineData("MaxCost = 0")]
    [InlineData("MaxCost = double.NaN")]
    [InlineData("Leniency = (Leniency)7")]
    public Task GI1008_call_defaults(string setting) => AnalyzerVerifier.ReportsAsync("GI1008", $$"""
        [JsonModeClient] public partial interface IReader { [[|CallDefaults({{setting}})|]] [UserMessage("Hi")] Task<string> AskAsync(); }
        [[|CallDefaults({{setting}})|]] [JsonModeClient] public partial interface IOther { [UserMessage("Hi")] Task<string> AskAsync(); }
        """);

    [Fact]
    public Task GI1004_no_user_message() => AnalyzerVerifier.ReportsAsync("GI1004", """
        [JsonModeClient] public partial interface IReader { Task<string> [|AskAsync|](); }
        """);

    [Theory]
    [InlineData("Task<string> [|AskAsync|]<T>();")]
    [InlineData("Task<string> [|AskAsync|](ref int a);")]
    [InlineData("Task<string> [|AskAsync|](CallOptions a, CallOptions b);")]
    [InlineData("Task<string> [|AskAsync|](in int a);")]
    [InlineData("Task<string> [|AskAsync|](CancellationToken a, CancellationToken b);")]
    [InlineData("Task<string> [|AskAsync|](ReadOnlySpan<char> a);")]
    [InlineData("string [|Name|] { get; }")]
    [InlineData("event Action [|Changed|];")]
    [InlineData("string [|this|][int i] { get; }")]
    [InlineData("static abstract Task<string> [|AskAsync|]();")]
    [Trait("Row", "C9")]
    public Task GI1005_member_that_is_no_call(string member) => AnalyzerVerifier.ReportsAsync("GI1005", $$"""
        [JsonModeClient] public partial interface IReader { {{member}} }
        """);

    [Theory]
    [InlineData("[JsonModeClient] public partial interface [|IReader|]<T> { }")]
    [InlineData("public partial class Outer<T> { [JsonModeClient] public partial interface [|IReader|] { } }")]
    [InlineData("[JsonModeClient] file partial interface [|IReader|] { }")]
    [Trait("Row", "C6")]
    public Task GI1006_interface_that_cannot_be_a_client(string code) => AnalyzerVerifier.ReportsAsync("GI1006", code);

    [Fact]
    public Task GI1007_inherited_member() => AnalyzerVerifier.ReportsAsync("GI1007", """
        public interface IBase { Task<string> AskAsync(); }
        [JsonModeClient] public partial interface [|IReader|] : IBase { }
        """);

    [Fact]
    public async Task GI1009_call_without_a_token() => Assert.Equal(
        [
            "Method 'AskAsync' has no CancellationToken: add 'CancellationToken cancellationToken = default', so that a caller can end the call",
            "Method 'ResultAsync' has no CancellationToken: add 'CancellationToken cancellationToken = default', so that a caller can end the call",
        ],
        await AnalyzerVerifier.ReportsAsync("GI1009", """
            [JsonModeClient] public partial interface IReader
            {
                [UserMessage("Hi")] Task<string> [|AskAsync|]();
                [UserMessage("Hi")] ValueTask<JsonModeResult<string>> [|ResultAsync|](CallOptions? options);
                [UserMessage("Hi")] Task<string> WithTokenAsync(CancellationToken token);
                [UserMessage("Hi")] IAsyncEnumerable<string> ItemsAsync();
                [UserMessage("Hi")] JsonModeStream<JsonModeSnapshot<string>> SnapshotsAsync();
                Task<string> BodyAsync() => AskAsync();
            }
            """));

    [Fact]
    public async Task GI1010_messages_of_a_type_that_is_no_client() => Assert.Equal(
        [
            "Interface 'IReader' has [UserMessage], but has no [JsonModeClient]: add it, and declare the interface partial, so that its calls are generated",
            "Interface 'ISystem' has [SystemMessage], but has no [JsonModeClient]: add it, and declare the interface partial, so that its calls are generated",
            "Type 'Reader' has [UserMessage], but is no interface: calls are generated for partial interfaces with [JsonModeClient]",
        ],
        await AnalyzerVerifier.ReportsAsync("GI1010", """
            public partial interface [|IReader|] { [UserMessage("Hi")] Task<string> AskAsync(); [GptImage2.UserMessageAttribute("Hi")] Task<string> OtherAsync(); }
            public partial interface IReader { [UserMessage("Hi")] Task<string> ThirdAsync(); }
            [SystemMessage("Hi")] public interface [|ISystem|] { }
            public abstract class [|Reader|] { [UserMessage("Hi")] public abstract Task<string> AskAsync(); }
            public class Plain { [Description("Hi")] public void Ask() { } }
            """));

    [Fact]
    public async Task GI1011_messages_of_a_method_with_a_body() => Assert.Equal(
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

    [Theory]
    [InlineData("[UserMessage(\"Hi\")] Tsk<string> AskAsync();")]
    [InlineData("[UserMessage(\"Hi\")] Task<Missing> AskAsync();")]
    [InlineData("[UserMessage(\"Hi\")] Task<List<Missing>> AskAsync();")]
    [InlineData("[UserMessage(\"{name}\")] Task<string> AskAsync(Missing name);")]
    [InlineData("[UserMessage(\"{name:0}\")] Task<string> AskAsync(List<Missing> name);")]
    [InlineData("[UserMessage(\"Hi\")] Task<string> AskAsync(Missing[] name, string other);", "GI2002")]
    [InlineData("[UserMessage(\"Hi\"), UserMessage(\"Hi\")] Task<string> AskAsync();")]
    [InlineData("[UserMessage(\"Hi\"), Tool] Task<string> AskAsync();")]
    public async Task What_the_compiler_does_not_know_is_left_to_it(string member, params string[] ids)
    {
        string code = $"[JsonModeClient] public partial interface IReader {{ {member} }} [JsonModeClient] public class Wrong {{ [UserMessage(\"Hi\")] void Ask() {{ }} }}";
        Assert.Equal(ids, (await AnalyzerVerifier.DiagnosticsAsync(Sources.Compile(Sources.File(code)))).Select(diagnostic => diagnostic.Id).Except(["GI1009"]));
    }

    [Fact]
    public async Task GI2001_unknown_placeholder_with_the_name_that_was_meant()
    {
        IReadOnlyList<string> messages = await AnalyzerVerifier.ReportsAsync("GI2001", """
            [JsonModeClient] public partial interface IReader
            {
                [UserMessage("In [|{curency}|], {currency}.")] Task<string> AskAsync(string currency, string unused);
                [UserMessage("In [|{zzzz}|], {currency}.")] Task<string> Ask2Async(string currency);
                [UserMessage("In [|{cancellationToken}|].")] Task<string> Ask3Async(CancellationToken cancellationToken);
            }
            """);
        Assert.Equal("'{curency}' names no parameter of 'AskAsync' (did you mean '{currency}'?); a brace itself is written twice", messages[0]);
        Assert.DoesNotContain("did you mean", messages[1], StringComparison.Ordinal);
    }

    [Fact]
    public Task GI2002_unused_parameter() => AnalyzerVerifier.ReportsAsync("GI2002", """
        [JsonModeClient] public partial interface IReader { [UserMessage("Hi")] Task<string> AskAsync(string [|name|], ImageInput image); }
        """);

    [Theory]
    [InlineData("In {{name}}.", ", where '{{name}}' is text")]
    [InlineData("In {{ $name }}.", ", where '{{ $name }}' is text")]
    [InlineData("In {{names}}.", "")]
    public async Task GI2002_tells_of_placeholders_that_are_text(string template, string remark)
    {
        IReadOnlyList<string> messages = await AnalyzerVerifier.ReportsAsync("GI2002", $$"""
            [JsonModeClient] public partial interface IReader { [UserMessage("{{template}}")] Task<string> AskAsync(string [|name|], CancellationToken cancellationToken); }
            """);
        Assert.Equal([$"Parameter 'name' does not stand in the message of 'AskAsync'{remark}: name it in the template as '{{name}}', or remove it"], messages);
    }

    [Theory]
    [InlineData("open [|{|]name")]
    [InlineData("close [|}|] {name}")]
    [InlineData("nested [|{|]na{me}")]
    [InlineData("empty [|{}|] {name}")]
    [InlineData("empty [|{:0}|] {name}")]
    [InlineData("no format [|{name:}|]")]
    public Task GI2003_malformed_template(string template) => AnalyzerVerifier.ReportsAsync("GI2003", $$"""
        [JsonModeClient] public partial interface IReader { [UserMessage("{{template}}")] Task<string> AskAsync(string name); }
        """);

    [Theory]
    [InlineData("object")]
    [InlineData("List<object>")]
    [InlineData("Plain")]
    [InlineData("Plain[]")]
    [InlineData("Action")]
    public Task GI2005_parameter_without_a_text_form(string type) => AnalyzerVerifier.ReportsAsync("GI2005", $$"""
        public record Plain(string A);
        [JsonModeClient] public partial interface IReader { [UserMessage("{name}")] Task<string> AskAsync({{type}} [|name|]); }
        """);

    [Theory]
    [InlineData("string")]
    [InlineData("bool")]
    [InlineData("char")]
    [InlineData("Uri")]
    [InlineData("Version")]
    [InlineData("ImageInput")]
    [InlineData("Line")]
    [InlineData("List<int>")]
    public Task GI2006_format_that_does_not_apply(string type) => AnalyzerVerifier.ReportsAsync("GI2006", $$"""
        [JsonContract] public partial record Line(string A);
        [JsonModeClient] public partial interface IReader { [UserMessage("[|{name:0.0}|]")] Task<string> AskAsync({{type}} name); }
        """);

    [Theory]
    [InlineData("[JsonModeClient] public partial interface IReader { [[|UserMessage(\"\")|]] Task<string> AskAsync(); }")]
    [InlineData("[JsonModeClient] public partial interface IReader { [[|UserMessage(\" \")|]] Task<string> AskAsync(); }")]
    [InlineData("[JsonModeClient, [|SystemMessage(\"\")|]] public partial interface IReader { [UserMessage(\"Hi\")] Task<string> AskAsync(); }")]
    public Task GI2007_empty_message(string code) => AnalyzerVerifier.ReportsAsync("GI2007", code);

    [Fact]
    public Task GI3002_result_that_is_no_contract() => AnalyzerVerifier.ReportsAsync("GI3002", """
        public record Plain(string A);
        [JsonModeClient] public partial interface IReader { [UserMessage("Hi")] Task<List<Plain>> [|AskAsync|](); }
        """);

    [Fact]
    [Trait("Row", "G7")]
    public void A_skipped_interface_cannot_be_bound_even_where_no_analyzer_runs()
    {
        var run = GeneratorRun.Unchecked(Sources.Compile(Sources.File("""
            [JsonModeClient] public partial interface IReader { Task<string> AskAsync(); }
            class Use { IReader Bind(GptImage2Client client) => client.Bind<IReader>(); }
            """)));
        Assert.Contains("CS0311", run.Output.GetDiagnostics().Select(diagnostic => diagnostic.Id));
    }
}
