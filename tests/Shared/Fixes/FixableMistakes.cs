namespace GptImage2.Tests.Shared;

/// <summary>A mistake for each code fix. All of them can be in one project and be fixed in one run.</summary>
internal static class FixableMistakes
{
    public static IReadOnlyList<FixableMistake> All { get; } =
    [
        new("MakePartialFix", "GI3001", "[JsonContract] public record [|R|](int A);", "[JsonContract] public partial record R(int A);"),
        new(
            "MakeClientFix",
            "GI1010",
            "public interface [|IReader|] { [UserMessage(\"Read {text}.\")] Task<string> ReadAsync(string text, CancellationToken cancellationToken = default); }",
            "[JsonModeClient]\npublic partial interface IReader { [UserMessage(\"Read {text}.\")] Task<string> ReadAsync(string text, CancellationToken cancellationToken = default); }"),
        new("ReturnTypeFix", "GI1003", Client("[UserMessage(\"Read.\")] string [|ReadAsync|](CancellationToken cancellationToken = default);"), Client("[UserMessage(\"Read.\")] Task<string> ReadAsync(CancellationToken cancellationToken = default);")),
        Message("PassByValueFix", "GI1005", "\"Read {text}.\"", "\"Read {text}.\"", "string text", method: "[|ReadAsync|]", parametersBefore: "ref string text"),
        new("CancellationFix", "GI1009", Client("[UserMessage(\"Read.\")] Task<string> [|ReadAsync|]();"), Client("[UserMessage(\"Read.\")] Task<string> ReadAsync(CancellationToken cancellationToken = default);")),
        new(
            "CancellationTypeFix",
            "GI2002",
            Client("[UserMessage(\"Read.\")] Task<string> ReadAsync(CancellationToken? [|cancellationToken|] = null);") + "\npublic class Fake : IReader { public Task<string> ReadAsync(CancellationToken? cancellationToken) => Task.FromResult(\"\"); }",
            Client("[UserMessage(\"Read.\")] Task<string> ReadAsync(CancellationToken cancellationToken = default);") + "\npublic class Fake : IReader { public Task<string> ReadAsync(CancellationToken cancellationToken) => Task.FromResult(\"\"); }"),
        Message("ExampleNameFix", "GI5001", "\"Read.\"), Example(typeof(Samples), [|\"Lsit\"|]", "\"Read.\"), Example(typeof(Samples), \"List\"", more: "\npublic static class Samples { public static Example<string> List => new(\"Hi\", \"Ho\"); }"),
        Message("PlaceholderNameFix", "GI2001", "\"Read [|{txt}|], [|{txt}|] and {text}.\"", "\"Read {text}, {text} and {text}.\"", "string text"),
        Message("BracesFix", "GI2003", "\"Read {text} like [|{\\\"a\\\": {\\\"b\\\": 1}}|].\"", "\"Read {text} like {{\\\"a\\\": {{\\\"b\\\": 1}}}}.\"", "string text"),
        Message("LoneBraceFix", "GI2003", "\"Read [|{|]text.\"", "\"Read {text}.\"", "string text"),
        Message("PlaceholderFormatFix", "GI2006", "\"Read [|{text:0.0}|].\"", "\"Read {text}.\"", "string text"),
        Message("UnusedParameterFix", "GI2002", "\"Read.\"", "\"Read. {text}\"", "string text", parametersBefore: "string [|text|]"),
        Message("PromptFileFix", "GI2008", "[|File = \"prompts/PromptFleFix.md\"|]", "File = \"prompts/PromptFileFix.md\"") with { Prompt = "Read.\n" },
        new(
            "PathAsMessageFix",
            "GI2031",
            Client("[[|UserMessage(\"prompts/PathAsMessageFix.md\")|]] Task<string> ReadAsync(CancellationToken cancellationToken = default);"),
            Client("[UserMessage(File = \"prompts/PathAsMessageFix.md\")] Task<string> ReadAsync(CancellationToken cancellationToken = default);")) { Prompt = "Read.\n" },
        Message("TextOrFileFix", "GI2009", "\"Read.\", [|File = \"prompts/TextOrFileFix.md\"|]", "File = \"prompts/TextOrFileFix.md\"") with { Prompt = "Read.\n" },
        Message("PlaceholderNameFix_File", "GI2001", "[|File = \"prompts/PlaceholderNameFix_File.md\"|]", "File = \"prompts/PlaceholderNameFix_File.md\"", "string text") with { Prompt = "Read {txt}.\nAgain {txt}.\n", PromptAfter = "Read {text}.\nAgain {text}.\n" },
        Message("BracesFix_File", "GI2003", "[|File = \"prompts/BracesFix_File.md\"|]", "File = \"prompts/BracesFix_File.md\"") with { Prompt = "Like\n{\n  \"a\": {}\n}\n", PromptAfter = "Like\n{{\n  \"a\": {{}}\n}}\n" },
        new(
            "MarkContractFix",
            "GI3002",
            "[JsonContract] public partial record R(Line [|A|]);\npublic record Line(Tax A);\npublic record Tax(int A);",
            "[JsonContract] public partial record R(Line A);\n[JsonContract]\npublic partial record Line(Tax A);\n[JsonContract]\npublic partial record Tax(int A);"),
        new("TypeSwapFix", "GI3003", "[JsonContract] public partial record R(object [|A|], List<object?> [|B|]);", "[JsonContract] public partial record R(JsonElement A, List<JsonElement?> B);"),
        new(
            "DiscriminatorFix",
            "GI3012",
            "[JsonContract, [|JsonDerivedType(typeof(Tea))|]] public abstract partial record R;\n[JsonContract] public sealed partial record Tea(int A) : R;",
            "[JsonContract, JsonDerivedType(typeof(Tea), \"tea\")] public abstract partial record R;\n[JsonContract] public sealed partial record Tea(int A) : R;"),
        new("AccessorFix", "GI3008", Contract("public string? [|A|] { get; }"), Contract("public string? A { get; init; }")),
        new("ExtensionDataFix", "GI3006", Contract("[[|JsonExtensionData|]] public Dictionary<string, object>? A { get; set; }"), Contract("[JsonExtensionData] public Dictionary<string, JsonElement>? A { get; set; }")),
        new("IgnoreFix", "GI3010", Contract("public volatile int [|A|];"), Contract("[JsonIgnore] public volatile int A;")),
        new("FieldFix", "GI3010", Contract("public int [|A|];"), Contract("public int A { get; set; }")),
        new("RequiredMemberFix", "GI3017", Contract("public string A { get; set; } = [|null!|];"), Contract("public required string A { get; set; }")),
        new(
            "RuleMemberFix",
            "GI6002",
            Contract("public int Total { get; set; } [Rule(\"It is even.\", [|\"Totl\"|])] private bool IsEven => Total % 2 == 0;"),
            Contract("public int Total { get; set; } [Rule(\"It is even.\", nameof(Total))] private bool IsEven => Total % 2 == 0;")),
        new("AttributeReplacementFix", "GI3007", Contract("[[|IgnoreDataMember|]] public int A { get; set; } [[|DataMember(Name = \"b\")|]] public int B { get; set; }"), Contract("[JsonIgnore] public int A { get; set; } [JsonPropertyName(\"b\")] public int B { get; set; }")),
        new("AttributeRemovalFix", "GI3007", Contract("[[|JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)|]] public int A { get; set; } [[|CreditCard|]] public string? B { get; set; }"), Contract("public int A { get; set; } public string? B { get; set; }")),
        new("AttributeTargetFix", "CS0592", "[JsonContract] public partial record R([[|JsonPropertyName|](\"a\"), [|JsonPropertyOrder|](2)] int A, int B);", "[JsonContract] public partial record R([property: JsonPropertyName(\"a\"), JsonPropertyOrder(2)] int A, int B);"),
        new("DefaultValueFix", "GI3007", "[JsonContract] public partial record R(int B, [property: [|DefaultValue(5)|]] int A);", "[JsonContract] public partial record R(int B, int A = 5);"),
        new("RequiredFix", "GI3007", Contract("[[|Required|]] public string? A { get; set; }"), Contract("public required string? A { get; set; }")),
    ];

    private static string Client(string method) => $"[JsonModeClient] public partial interface IReader {{ {method} }}";

    private static string Contract(string members) => $"[JsonContract] public partial class R {{ {members} public int Z {{ get; set; }} }}";

    private static FixableMistake Message(string fix, string id, string before, string after, string parameters = "", string method = "ReadAsync", string? parametersBefore = null, string more = "")
    {
        return new FixableMistake(fix, id, Code(before, method, parametersBefore ?? parameters), Code(after, "ReadAsync", parameters));

        string Code(string message, string name, string list) =>
            Client($"[UserMessage({message})] Task<string> {name}({list}{(list.Length == 0 ? "" : ", ")}CancellationToken cancellationToken = default);") + more;
    }
}
