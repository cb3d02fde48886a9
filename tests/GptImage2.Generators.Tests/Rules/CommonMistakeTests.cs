using System.Globalization;
using GptImage2.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>The sample, broken as a new user would: each mistake gets one message, which says what to do.</summary>
public sealed class CommonMistakeTests
{
    private const string Usings = "global using System;\nglobal using System.Collections.Generic;\nglobal using System.IO;\nglobal using System.Threading;\nglobal using System.Threading.Tasks;\n";

    public static TheoryData<string, string, string, string> Mistakes { get; } = new()
    {
        { "public partial interface", "public interface", "GI1001", "declare it 'partial interface'" },
        { "Task<JsonModeResult<Receipt>>", "JsonModeResult<Receipt>", "GI1003", "a call returns Task<T>" },
        { "    [UserMessage(\"Read this receipt: {photo}\")]\n", "", "GI1004", "say in it what the model is asked" },
        { "ReadAsync(", "ReadAsync<T>(", "GI1005", "a call has one contract" },
        { ", CancellationToken cancellationToken = default", "", "GI1009", "add 'CancellationToken cancellationToken = default'" },
        { "[JsonModeClient]\n", "", "GI1010", "add it, and declare the interface partial" },
        { "{photo}", "{phto}", "GI2001", "did you mean '{photo}'?" },
        { "ImageInput photo,", "ImageInput photo, string currency,", "GI2002", "name it in the template as '{currency}', or remove it" },
        { "{photo}", "{photo", "GI2003", "a brace itself is written twice" },
        { "{photo}", "{photo:0.00}", "GI2006", "takes no format" },
        { "Never guess:", "Guess {photo}:", "GI2004", "move the image into [UserMessage]" },
        { "(\"Read this receipt: {photo}\")", "(File = \"prompts/raed.md\")", "GI2008", "did you mean 'prompts/read.md'?" },
        { "public sealed partial record Vat", "public sealed record Vat", "GI3001", "declare it partial" },
        { "[JsonContract]\npublic sealed partial record Payment", "public sealed record Payment", "GI3002", "with [JsonContract] and declare it partial" },
        { "required DateOnly Date", "required object Date", "GI3003", "name the type that the value has, or use JsonElement" },
        { "[Length(1, 40)]", "[JsonPropertyName(\"shop\")]", "GI3005", "give one of them another name" },
        { "[Length(1, 40)]", "[Range(1, 40)]", "GI3006", "it constrains numbers" },
        { "public required Payment Payment", "[JsonConverter(typeof(JsonStringEnumConverter))] public required Payment Payment", "GI3007", "values are read by their type alone" },
        { "public string? Address { get; init; }", "public string? Address { get; }", "GI3008", "give it an init or set accessor" },
        { "[A-Z]{3}", "[A-Z{3}", "GI3011", "is not a regular expression" },
        { "    decimal UnitPrice,", "    ReceiptLine Parent, decimal UnitPrice,", "GI3013", "ReceiptLine.Parent" },
        { "[Range(0, 1_000_000)]", "[Range(1_000_000, 0)]", "GI3014", "Total" },
        { "ImageInput photo,", "byte[] photo,", "GI4003", "ImageInput.FromBytes" },
        { "Task<JsonModeResult<Receipt>>", "Task<JsonModeResult<ImageInput>>", "GI4004", "ask for what the image shows" },
        { "    [UserMessage(", "    [Example(\"Samples\")]\n    [UserMessage(", "GI5001", "names 'Samples'" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task A_mistake_in_the_sample_gets_one_message_that_says_what_to_do(string right, string wrong, string id, string said)
    {
        string[] sample = [Sample("IReceiptReader.cs"), Sample("Receipt.cs")];
        Assert.Single(sample, file => file.Contains(right, StringComparison.Ordinal));

        Diagnostic found = Assert.Single(await AnalyzerVerifier.DiagnosticsAsync(
            Sources.Compile([Usings, .. sample.Select(file => file.Replace(right, wrong, StringComparison.Ordinal))]),
            Prompts.In("/src/", ("/src/prompts/read.md", "Read this receipt: {photo}"))));
        Assert.Equal(id, found.Id);
        Assert.Contains(said, found.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sample_itself_is_not_reported() =>
        Assert.Empty(await AnalyzerVerifier.DiagnosticsAsync(Sources.Compile(Usings, Sample("IReceiptReader.cs"), Sample("Receipt.cs"))));

    private static string Sample(string file) =>
        File.ReadAllText(Path.Combine(Repository.Root, "samples/ReceiptReader", file)).ReplaceLineEndings("\n");
}
