using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Pipeline;

/// <summary>Names and texts that break generators; each run is compiled.</summary>
public sealed class HostileNameTests
{
    [Fact]
    [Trait("Row", "D4")]
    public void Keywords_can_be_names() => GeneratorRun.Of("""
        namespace @namespace.@event;
        public partial class @struct
        {
            [JsonContract] public partial record @class(string @event, int @int, List<@class>? @new) { public string? @field { get; init; } = "x"; }
        }
        [JsonModeClient] public partial interface @interface
        {
            [UserMessage("{event} {params}")] Task<@struct.@class> @await(string @event, int @params, ImageInput @in, CancellationToken @default = default);
        }
        """);

    [Fact]
    [Trait("Row", "D5")]
    public void Names_of_the_framework_can_be_names() => GeneratorRun.Of("""
        namespace Demo
        {
            public class System { } public class Task { } public class GptImage2 { } public class Json { } public class List { }
            public class JsonContract { } public class String { } public class CancellationToken { } public class Global { }
            public enum Kind { System, Task, Read }
            [global::GptImage2.JsonContract]
            public partial record Receipt(string System, int Task, Kind Kind, global::System.Collections.Generic.List<Kind> List)
            {
                public string? Json { get; set; } = "";
                public int Schema { get; init; } = 1;
                public int Read { get; set; } = 1;
                public int Write { get; init; } = 1;
                public int Find { get; init; } = 1;
            }
            [global::GptImage2.JsonModeClient]
            public partial interface IReader
            {
                [global::GptImage2.UserMessage("{message} {caller} {_caller} {Calls}")]
                global::System.Threading.Tasks.Task<Receipt> Calls(string message, string caller, string _caller, string Calls);
            }
        }
        """);

    [Fact]
    public void Members_can_have_the_names_of_locals_of_the_reader() => GeneratorRun.Of("""
        [JsonContract]
        public partial record R(string Json, int Start, int Seen, int Next, int Member, int Value, int Items, int Key, int Entries, int value2)
        {
            public int Name { get; set; } = 1;
            public int Expected { get; init; } = 1;
        }
        """);

    [Fact]
    public void Members_can_have_the_names_that_are_generated_for_others() => GeneratorRun.Of("""
        [JsonContract]
        public partial record R([RegularExpression("a")] string InitFoo, string Foo, List<int> FooName, string ReadFooName)
        {
            public string FooPattern { get; init; } = "b";
            public string InitFooName { get; init; } = "c";
            public List<string> Name { get; init; } = [];
        }
        """);

    [Fact]
    [Trait("Row", "D6")]
    public void Members_that_differ_only_by_case_have_their_own_locals() => GeneratorRun.Of("""
        [JsonContract]
        public partial record R([property: JsonPropertyName("upper")] string Name, [property: JsonPropertyName("lower")] string name);
        """);

    [Fact]
    [Trait("Row", "D6")]
    public void Parameters_can_have_the_names_of_locals_of_the_call() => GeneratorRun.Of("""
        [JsonModeClient]
        public partial interface IReader
        {
            [UserMessage("{message} {caller} {this} {_caller} {cancellationToken}")]
            Task<string> AskAsync(string message, string caller, string @this, string _caller, string cancellationToken, CancellationToken token = default);
        }
        """);

    [Theory]
    [InlineData("\\\"quotes\\\" and \\\\ and {{braces}}")]
    [InlineData("\\u2028 \\u2029 \\u0085 \\r \\n \\t \\0")]
    [InlineData("\\uD800 lone \\uDFFF")]
    [InlineData("\\u202E bidi \\u2066")]
    [InlineData("\\\"\\\"\\\" raw \\\"\\\"\\\"\\\"")]
    [InlineData("ümläut 日本 \\U0001F9FE")]
    [Trait("Row", "D1")]
    [Trait("Row", "D2")]
    [Trait("Row", "D3")]
    public void Any_text_is_allowed_in_a_message_and_a_description(string text)
    {
        var run = GeneratorRun.Of($$"""
            [JsonContract, Description("{{text}}")]
            public partial record R([property: Description("{{text}}")] string A, [property: RegularExpression("{{text.Replace("{{braces}}", "", StringComparison.Ordinal)}}")] string B, Kind C);
            public enum Kind { [Description("{{text}}")] One, [JsonStringEnumMemberName("{{text}}")] Two }
            [JsonModeClient, SystemMessage("{{text}}")]
            public partial interface IReader { [UserMessage("{{text}}")] Task<R> ReadAsync(); }
            """);
        Assert.DoesNotContain('\u202E', run.Text);
        Assert.DoesNotContain('\u2028', run.Text);
    }

    [Fact]
    public void The_prompt_does_not_depend_on_line_ends_of_the_checkout()
    {
        string source = "[JsonModeClient, SystemMessage(\"\"\"\n    One\n    two\n    \"\"\")] public partial interface IReader { [UserMessage(\"\"\"\n    Three\n    four\n    \"\"\")] Task<R> ReadAsync(); }\n/// <summary>\n/// Five\n/// six.\n/// </summary>\n[JsonContract] public partial record R([property: Description(\"\"\"\n    Seven\n    eight\n    \"\"\")] string A);";
        Assert.Equal(
            GeneratorRun.Of(source).Text,
            GeneratorRun.Of(source.Replace("\n", "\r\n", StringComparison.Ordinal)).Text);
    }
}
