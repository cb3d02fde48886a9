using System.Text;

namespace GptImage2.Generators.Tests.Robustness;

/// <summary>Writes client interfaces of random programs.</summary>
internal sealed class RandomClients(SeededDraws draws)
{
    private readonly RandomContracts _contracts = new(draws);

    /// <param name="name">Of the interface.</param>
    /// <param name="contracts">What may come back.</param>
    public string Client(string name, string[] contracts)
    {
        var text = new StringBuilder();
        text.Append(draws.Pick(["[JsonModeClient] ", "[JsonModeClient, CallDefaults(MaxCorrections = 2)] ", "[JsonModeClient(PromptStyle = PromptStyle.TypeScript)] "], ["", "[JsonModeClient, JsonModeClient] ", "[JsonModeClient(PromptStyle = (PromptStyle)7)] ", "[JsonModeClient(1)] ", "[JsonModeClient, CallDefaults(MaxCorrections = 99, MaxCost = double.NaN, MaxOutputTokens = -1, Leniency = (Leniency)8)] ", "[JsonModeClient, CallDefaults(Missing = 1)] ", "[JsonModeClient, Obsolete] "]));
        text.Append(draws.Maybe(40, SystemMessage())).Append(Settings()).Append(draws.Wild(ClientVocabulary.ToolAttributes)).Append(draws.Wild("[ModelContextProtocol.Server.McpServerToolType] "));
        text.Append(draws.Pick(["public partial interface ", "internal partial interface ", "partial interface "], ["public interface ", "file partial interface ", "public partial class ", "partial struct ", "public partial record ", "partial interface partial ", "unsafe partial interface "]));
        text.Append(name).Append(draws.Wild("<T>", "<out T>", "<in T> where T : class")).Append(draws.Wild(" : IDisposable", " : Missing", " : IEnumerable<int>", " : IReader", " : IOther", " : IJsonModeClient<IReader>", " : IAsyncDisposable")).Append("\n{\n");
        for (int i = 0, count = draws.Below(4); i < count; i++)
            text.Append(Method(draws.Pick([$"Read{i}Async", $"Ask{i}"], ["ReadAsync", "@class", "Calls", "Equals", "ToString", "System", "Ünï", "", "Create"]), contracts));
        text.Append(draws.Wild(
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
            $"    {draws.One(ClientVocabulary.ToolAttributes)}static int Five() => 5;\n",
            "    [UserMessage(\"a\"), Example(\"Counts\")] Task<int> Six() => null!;\n",
            "    static Example<string> Counts => new(\"a\", \"b\");\n    Example<int> Samples => new(\"a\", 1);\n",
            "    [UserMessage(\"a\")] Task<int> OverAsync(); [UserMessage(\"a\")] Task<int> OverAsync(int x); [UserMessage(\"a\")] Task<int> OverAsync();\n"));
        return text.Append(draws.Wild("}", "") is { Length: > 0 } more ? more + "\n}\n" : "}\n").ToString();
    }

    private string Method(string name, string[] contracts)
    {
        string result = draws.Chance(70) ? draws.One(["Line", "int", "string", "Color", .. contracts]) : draws.Wild(ClientVocabulary.ForeignResults) is { Length: > 0 } foreign ? foreign : _contracts.TypeOf();
        string returned = draws.Pick(Vocabulary.Results, Vocabulary.WildResults).Replace("{0}", result, StringComparison.Ordinal);
        string[] parameters = [.. Enumerable.Range(0, draws.Below(4)).Select(_ => draws.Pick(Vocabulary.Parameters, draws.Chance(50) ? ClientVocabulary.ForeignParameters : Vocabulary.WildParameters)).Distinct(StringComparer.Ordinal).OrderBy(parameter => parameter.Contains(" = ", StringComparison.Ordinal))];
        string template = draws.Chance(50)
            ? string.Join(" ", parameters.Select(parameter => $"{{{parameter.Split(" = ")[0].Split(' ')[^1]}}}")) + "Read."
            : draws.Pick(Vocabulary.Templates, Vocabulary.WildTemplates);
        string more = $"{draws.Maybe(10, SystemMessage())}{draws.Maybe(20, Settings())}{draws.Maybe(30, Example(result, returned))}{draws.Wild(ClientVocabulary.WildExamples)}{draws.Wild(ClientVocabulary.ToolAttributes)}{draws.Wild("[Obsolete] ", "[return: Description(\"x\")] ")}";
        return $"    {Message(template)} {more}{returned} {name}{draws.Wild("<T>", "<T> where T : class", "<>")}({string.Join(", ", parameters)}){draws.Wild(" => null!;", " { }", "", " where T : struct;") switch { { Length: > 0 } body => body, _ => ";" }}\n";
    }

    private string Message(string template) => draws.Chance(10)
        ? $"[UserMessage{draws.Pick(ClientVocabulary.FileMessages, ClientVocabulary.WildFileMessages)}]"
        : draws.Pick(
            [$"[UserMessage(\"{template.Replace("{cancellationToken}", "", StringComparison.Ordinal).Replace("{options}", "", StringComparison.Ordinal)}\")]"],
            [$"[UserMessage(@\"{template}\")]", $"[UserMessage(\"\"\"{template}\"\"\")]", $"[UserMessage($\"{template}\")]", "[UserMessage(\"a\" + \"{\" + \"b}\")]", "[UserMessage]", "", "[UserMessage(null)]", "[UserMessage(File = \"prompts/missing.md\")]", "[UserMessage(\"x\", File = \"y\")]", "[UserMessage(Missing.Text)]", "[UserMessage(3)]", "[UserMessage(\"x\", PromptStyle = (PromptStyle)(-1))]", "[UserMessage(default)]", "[UserMessage(\"unclosed)]", "[UserMessage(template: \"named {text}\")]", "[global::GptImage2.UserMessage(\"a\"), Missing]", "[UserMesage(\"typo\")]"]);

    private string SystemMessage() => $"[SystemMessage{draws.Pick([$"(\"{draws.Pick(ClientVocabulary.SystemMessages, draws.Chance(50) ? ClientVocabulary.WildSystemMessages : Vocabulary.WildTemplates)}\")"], ClientVocabulary.WildSystemArguments)}] ";

    private string Settings() => draws.Chance(20) ? draws.Pick(ClientVocabulary.Settings, ClientVocabulary.WildSettings) : "";

    // Of a result that the class beside the clients has an example of.
    private static string Example(string result, string returned) =>
        result is "Line" or "int" or "string" or "Color" && returned.Contains($"<{result}>", StringComparison.Ordinal)
            ? $"[Example(typeof(Samples), nameof(Samples.{char.ToUpperInvariant(result[0])}{result[1..]}))] "
            : "";
}
