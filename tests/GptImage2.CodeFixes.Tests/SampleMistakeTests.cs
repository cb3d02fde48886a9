using System.Runtime.CompilerServices;
using GptImage2.CodeFixes.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GptImage2.CodeFixes.Tests;

/// <summary>The sample, broken as people break it: each mistake gets one message at one place, and one fix that works.</summary>
public sealed class SampleMistakeTests
{
    private const string Usings = "global using System;\nglobal using System.Collections.Generic;\nglobal using System.IO;\nglobal using System.Linq;\nglobal using System.Threading;\nglobal using System.Threading.Tasks;\n";

    // What the program does with the sample. It compiles only with all of the generated code.
    private const string Program = """
        using GptImage2;
        using ReceiptReader;

        internal static class Program
        {
            public static async Task<string> RunAsync(GptImage2Client gpt, ImageInput photo)
            {
                IReceiptReader receipts = gpt.Bind<IReceiptReader>();
                JsonModeResult<Receipt> result = await receipts.ReadAsync(photo);
                return Receipt.FromJson(result.Value.ToJson()).Shop + ReceiptLine.JsonSchema + Vat.JsonSchema + Payment.JsonSchema;
            }
        }
        """;

    /// <summary>What is right, the mistake, the rule, the place of the report, the fix that is offered first; what the fix makes of it, where that is something else than what was right.</summary>
    public static TheoryData<string, string, string, string, string, string?> Mistakes { get; } = new()
    {
        { "public partial interface IReceiptReader", "public interface IReceiptReader", "GI1001", "IReceiptReader", "Declare 'IReceiptReader' partial", null },
        { "[JsonModeClient]\n", "", "GI1010", "IReceiptReader", "Annotate 'IReceiptReader' with [JsonModeClient]", null },
        { "Task<JsonModeResult<Receipt>>", "JsonModeResult<Receipt>", "GI1003", "ReadAsync", "Return Task<JsonModeResult<Receipt>>", null },
        { ", CancellationToken cancellationToken = default", "", "GI1009", "ReadAsync", "Add a CancellationToken", null },
        { "(ImageInput photo", "(in ImageInput photo", "GI1005", "ReadAsync", "Pass by value", null },
        { "{photo}", "{phto}", "GI2001", "{phto}", "Name 'photo'", null },
        { "{photo}", "{$photo}", "GI2001", "{$photo}", "Name 'photo'", null },
        { "{photo}", "{0}", "GI2001", "{0}", "Name 'photo'", null },
        { "{photo}", "{photo", "GI2003", "{", "Write '{photo}'", null },
        { "{photo}", "photo}", "GI2003", "}", "Write '{photo}'", null },
        { "{photo}", "{photo:}", "GI2003", "{photo:}", "Remove the format ':'", null },
        { "{photo}\"", "{photo} Answer like {\\\"shop\\\": {\\\"name\\\": \\\"Tea\\\"}}.\"", "GI2003", "{\\\"shop\\\": {\\\"name\\\": \\\"Tea\\\"}}", "Write the braces of the JSON twice", "{photo} Answer like {{\\\"shop\\\": {{\\\"name\\\": \\\"Tea\\\"}}}}.\"" },
        { "{photo}\"", "{photo} In { the currency.\"", "GI2003", "{", "Write the brace twice", "{photo} In {{ the currency.\"" },
        { Call("", ""), Call("", "string currency = \"EUR\", "), "GI2002", "currency", "Name 'currency' at the end of the message", Call(" {currency}", "string currency = \"EUR\", ") },
        { "(\"Read this receipt: {photo}\")", "(File = \"prompts/raed.md\")", "GI2008", "File = \"prompts/raed.md\"", "Take it from 'prompts/read.md'", "(File = \"prompts/read.md\")" },
        { "public sealed partial record Vat", "public sealed record Vat", "GI3001", "Vat", "Declare 'Vat' partial", null },
        { "[JsonContract]\npublic sealed partial record Payment", "public sealed record Payment", "GI3002", "Payment", "Annotate 'Payment' with [JsonContract]", null },
        { "public string? Address", "public object? Address", "GI3003", "Address", "Use JsonElement", "public JsonElement? Address" },
        { "[property: Length(1, 100)] string Item", "[property: Length(1, 100), Range(1, 9)] string Item", "GI3006", "Range(1, 9)", "Remove [Range]", null },
        { "public required string Currency { get; init; }", "public string Currency { get; init; } = null!;", "GI3017", "null!", "Declare 'Currency' required", null },
        { "public string? Address { get; init; }", "public string? Address { get; }", "GI3008", "Address", "Add an init accessor", null },
        { "    decimal UnitPrice,", "    [JsonPropertyName(\"unit_price\")] decimal UnitPrice,", "CS0592", "JsonPropertyName", "Move [JsonPropertyName] to the property", "    [property: JsonPropertyName(\"unit_price\")] decimal UnitPrice," },
        { "    public string? Table", "    [System.Runtime.Serialization.IgnoreDataMember]\n    public string? Table", "GI3007", "System.Runtime.Serialization.IgnoreDataMember", "Use [JsonIgnore]", "    [JsonIgnore]\n    public string? Table" },
        { "    Cash,", "    [System.Runtime.Serialization.EnumMember(Value = \"cash\")]\n    Cash,", "GI3007", "System.Runtime.Serialization.EnumMember(Value = \"cash\")", "Use [JsonStringEnumMemberName]", "    [JsonStringEnumMemberName(\"cash\")]\n    Cash," },
        { "decimal Rate, decimal Amount)", "decimal Rate, [property: System.ComponentModel.DefaultValue(0)] decimal Amount)", "GI3007", "System.ComponentModel.DefaultValue(0)", "Give 'Amount' the default 0", "decimal Rate, decimal Amount = 0)" },
        { "nameof(Total), Effect", "\"Totl\", Effect", "GI6002", "\"Totl\"", "Name 'Total'", null },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task A_mistake_gets_one_message_at_one_place_and_one_fix_that_works(string right, string wrong, string id, string place, string title, string? repaired)
    {
        string[] sample = [Sample("IReceiptReader.cs"), Sample("Receipt.cs")];
        Assert.Single(sample, file => file.Contains(right, StringComparison.Ordinal));
        using var solution = new TestSolution([Usings, .. sample.Select(file => file.Replace(right, wrong, StringComparison.Ordinal)), "// prompts/read.md\nRead this receipt: {photo}"]);

        (Document document, Diagnostic diagnostic) = Assert.Single(await MessagesAsync(solution.Solution));
        Assert.Equal((id, place), (diagnostic.Id, (await document.GetTextAsync()).ToString(diagnostic.Location.SourceSpan)));
        CodeAction offered = (await OffersAsync(document, diagnostic))[0];
        Assert.Equal(title, offered.Title);
        var change = (ApplyChangesOperation)Assert.Single(await offered.GetOperationsAsync(CancellationToken.None));

        Assert.Equal([Usings, .. sample.Select(file => repaired is null ? file : Repaired(file, right, repaired))], await TestSolution.TextsAsync(change.ChangedSolution));
        Assert.Empty(await MessagesAsync(change.ChangedSolution));
        Project project = change.ChangedSolution.Projects.Single();
        await SolutionAnalysis.CompilesAsync(project.AddDocument("Program.cs", Program).Project.Solution);
    }

    private static string Call(string text, string parameter) =>
        $"{{photo}}{text}\")]\n    Task<JsonModeResult<Receipt>> ReadAsync(ImageInput photo, {parameter}CancellationToken";

    // A fix imports what it uses.
    private static string Repaired(string file, string right, string repaired) =>
        (file.Contains(right, StringComparison.Ordinal) && repaired.Contains("JsonElement", StringComparison.Ordinal) ? file.Replace("using System.Text.Json.Serialization;", "using System.Text.Json;\nusing System.Text.Json.Serialization;", StringComparison.Ordinal) : file)
        .Replace(right, repaired, StringComparison.Ordinal);

    // What our analyzers report, and the errors of the compiler in the code of the sample.
    private static async Task<IReadOnlyList<(Document Document, Diagnostic Diagnostic)>> MessagesAsync(Solution solution)
    {
        Compilation compilation = (await solution.Projects.Single().GetCompilationAsync())!;
        return
        [
            .. await SolutionAnalysis.ReportsAsync(solution),
            .. compilation.GetDiagnostics()
                .Where(static error => error.Severity == DiagnosticSeverity.Error)
                .Select(error => (solution.GetDocument(error.Location.SourceTree)!, error)),
        ];
    }

    private static async Task<List<CodeAction>> OffersAsync(Document document, Diagnostic diagnostic)
    {
        var offers = new List<CodeAction>();
        foreach (CodeFixProvider fix in FixVerifier.Fixes.Where(fix => fix.FixableDiagnosticIds.Contains(diagnostic.Id)))
            await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => offers.Add(action), CancellationToken.None));
        return offers;
    }

    private static string Sample(string file, [CallerFilePath] string here = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "../../samples/ReceiptReader", file)).ReplaceLineEndings("\n");
}
