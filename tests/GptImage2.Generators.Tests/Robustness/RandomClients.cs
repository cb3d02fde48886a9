using System.Text;

namespace GptImage2.Generators.Tests.Robustness;

/// <summary>Writes client interfaces of random programs.</summary>
internal sealed class RandomClients(SeededDraws lottery)
{
    private readonly RandomContracts _contracts = new(lottery);

    /// <param name="name">Of the interface.</param>
    /// <param name="contracts">What may come back.</param>
    public string Client(string name, string[] contracts)
    {
        var text = new StringBuilder();
        text.Append(lottery.Pick(["[JsonModeClient] ", "[JsonModeClient, CallDefaults(MaxCorrections = 2)] ", "[JsonModeClient(PromptStyle = PromptStyle.TypeScript)] "], ["", "[JsonModeClient, JsonModeClient] ", "[JsonModeClient(PromptStyle = (PromptStyle)7)] ", "[JsonModeClient(1)] ", "[JsonModeClient, CallDefaults(MaxCorrections = 99, MaxCost = double.NaN, MaxOutputTokens = -1, Leniency = (Leniency)8)] ", "[JsonModeClient, CallDefaults(Missing = 1)] ", "[JsonModeClient, Obsolete] "]));
        text.Append(lottery.Maybe(40, SystemMessage())).Append(Settings()).Append(lottery.Wild(ClientVocabulary.ToolAttributes)).Append(lottery.Wild("[ModelContextProtocol.Server.McpServerToolType] "));
        text.Append(lottery.Pick(["public partial interface ", "internal partial interface ", "partial interface "], ["public interface ", "file partial interface ", "public partial class ", "partial struct ", "public partial record ", "partial interface partial ", "unsafe partial interface "]));
        text.Append(name).Append(lottery.Wild("<T>", "<out T>", "<in T> where T : class")).Append(lottery.Wild(" : IDisposable", " : Missing", " : IEnumerable<int>", " : IReader", " : IOther", " : IJsonModeClient<IReader>", " : IAsyncDisposable")).Append("\n{\n");
        for (int i = 0, count = lottery.Below(4); i < count; i++)
            text.Append(Method(lottery.Pick([$"Read{i}Async", $"Ask{i}"], ["ReadAsync", "@class", "Calls", "Equals", "ToString", "System", "Ünï", "", "Create"]), contracts));
        text.Append(lottery.Wild(
            "    int Count { get; }\n",
            "    event Action Changed;\n",
            "    string this[int i] { get; set; }\n",
            "    static abstract Task<int> MakeAsync();\n",
            "    static int One() => 1;\n",
            "    Task<int> Two() => null!;\n",
            "    private void Three() { }\n",
            "    void IDisposable.Dispose() { }\n",
            "    class Nested { }\n",
            "    static abstract bool operator !(IReader x);\n",
            "    public static int Samples => 3;\n    static Example<int> Counts => new(\"a\", 1);\n",
            "    partial void Hook();\n",
            "    [UserMessage(\"a\")] [UserMessage(\"b\")] Task<int> TwiceAsync();\n",
            $"    {lottery.One(ClientVocabulary.ToolAttributes)}static int Five() => 5;\n",
            "    [UserMessage(\"a\"), Example(\"Counts\")] Task<int> Six() => null!;\n",
            "    static Example<string> Counts => new(\"a\", \"b\");\n    Example<int> Samples => new(\"a\", 1);\n",
            "    [UserMessage(\"a\")] Task<int> OverAsync(); [UserMessage(\"a\")] Task<int> OverAsync(int x); [UserMessage(\"a\")] Task<int> OverAsync();\n"));
        return text.Append(lottery.Wild("}", "") is { Length: > 0 } more ? more + "\n}\n" : "}\n").ToString();
    }

    private string Method(string name, string[] contracts)
    {
        string result = lottery.Chance(70) ? lottery.One(["Line", "int", "string", "Color", .. contracts]) : lottery.Wild(ClientVocabulary.ForeignResults) is { Length: > 0 } foreign ? foreign : _contracts.TypeOf();
        string returned = lottery.Pick(Vocabulary.Results, Vocabulary.WildResults).Replace("{0}", result, StringComparison.Ordinal);
        string[] parameters = [.. Enumerable.Range(0, lottery.Below(4)).Select(_ => lottery.Pick(Vocabulary.Parameters, lottery.Chance(50) ? ClientVocabulary.ForeignParameters : Vocabulary.WildParameters)).Distinct(StringComparer.Ordinal).OrderBy(parameter => parameter.Contains(" = ", StringComparison.Ordinal))];
        string template = lottery.Chance(50)
            ? string.Join(" ", parameters.Select(parameter => $"{{{parameter.Split(" = ")[0].Split(' ')[^1]}}}")) + "Read."
            : lottery.Pick(Vocabulary.Templates, Vocabulary.WildTemplates);
        string more = $"{lottery.Maybe(10, SystemMessage())}{lottery.Maybe(20, Settings())}{lottery.Maybe(30, Example(result, returned))}{lottery.Wild(ClientVocabulary.WildExamples)}{lottery.Wild(ClientVocabulary.ToolAttributes)}{lottery.Wild("[Obsolete] ", "[return: Description(\"x\")] ")}";
        return $"    {Message(template)} {more}{returned} {name}{lottery.Wild("<T>", "<T> where T : class", "<>")}({string.Join(", ", parameters)}){lottery.Wild(" => null!;", " { }", "", " where T : struct;") switch { { Length: > 0 } body => body, _ => ";" }}\n";
    }

    private string Message(string template) => lottery.Chance(10)
        ? $"[UserMessage{lottery.Pick(ClientVocabulary.FileMessages, ClientVocabulary.WildFileMessages)}]"
        : lottery.Pick(
            [$"[UserMessage(\"{template.Replace("{cancellationToken}", "", StringComparison.Ordinal).Replace("{options}", "", StringComparison.Ordinal)}\")]"],
            [$"[UserMessage(@\"{template}\")]", $"[UserMessage(\"\"\"{template}\"\"\")]", $"[UserMessage($\"{template}\")]", "[UserMessage(\"a\" + \"{\" + \"b}\")]", "[UserMessage]", "", "[UserMessage(null)]", "[UserMessage(File = \"prompts/missing.md\")]", "[UserMessage(\"x\", File = \"y\")]", "[UserMessage(Missing.Text)]", "[UserMessage(3)]", "[UserMessage(\"x\", PromptStyle = (PromptStyle)(-1))]", "[UserMessage(default)]", "[UserMessage(\"unclosed)]", "[UserMessage(template: \"named {text}\")]", "[global::GptImage2.UserMessage(\"a\"), Missing]", "[UserMesage(\"typo\")]"]);

    private string SystemMessage() => $"[SystemMessage{lottery.Pick([$"(\"{lottery.Pick(ClientVocabulary.SystemMessages, lottery.Chance(50) ? ClientVocabulary.WildSystemMessages : Vocabulary.WildTemplates)}\")"], ClientVocabulary.WildSystemArguments)}] ";

    private string Settings() => lottery.Chance(20) ? lottery.Pick(ClientVocabulary.Settings, ClientVocabulary.WildSettings) : "";

    // Of a result that the class beside the clients has an example of.
    private static string Example(string result, string returned) =>
        result is "Line" or "int" or "string" or "Color" && returned.Contains($"<{result}>", StringComparison.Ordinal)
            ? $"[Example(typeof(Samples), nameof(Samples.{char.ToUpperInvariant(result[0])}{result[1..]}))] "
            : "";
}
