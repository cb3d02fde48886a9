using GptImage2.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>Messages say what to do about the mistake at hand, not about mistakes of its kind.</summary>
public sealed class RemedyTests
{
    [Theory]
    [InlineData("ImageInput p, System.Net.Http.HttpClient [|http|]", "its type cannot stand in a message, so remove it")]
    [InlineData("ImageInput p, CancellationToken? [|cancellationToken|] = null", "take a CancellationToken")]
    [InlineData("ImageInput p, CancellationTokenSource [|cts|]", "take a CancellationToken")]
    [InlineData("ImageInput p, ImageDetail [|detail|]", "remove it; ImageInput.WithDetail(…) says how closely the model looks")]
    [InlineData("string [|imagePath|]", "take an ImageInput: ImageInput.FromFile(imagePath)")]
    [InlineData("Uri [|photo|]", "take an ImageInput: ImageInput.FromUri(photo)")]
    [InlineData("ImageInput p, string [|imagePath|]", "name it in the template as '{imagePath}', or remove it")]
    [InlineData("ImageInput p, string [|currency|]", "name it in the template as '{currency}', or remove it")]
    public async Task An_unused_parameter_gets_the_remedy_of_its_type(string parameters, string remedy) => Assert.EndsWith(
        ": " + remedy,
        Assert.Single(await AnalyzerVerifier.ReportsAsync("GI2002", $$"""[JsonModeClient] public partial interface IShop { [UserMessage("Which?")] Task<string> AskAsync({{parameters}}); }""")),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("System.Net.IPAddress", "use string")]
    [InlineData("System.Net.Mail.MailAddress", "use string with [EmailAddress]")]
    [InlineData("System.Text.StringBuilder", "use string")]
    [InlineData("Lazy<string>", "use string")]
    [InlineData("System.Globalization.CultureInfo", "use string")]
    [InlineData("System.Text.RegularExpressions.Regex", "use string")]
    [InlineData("Tuple<string, int>", "use a tuple with names, or a record with [JsonContract]")]
    [InlineData("IShape", "declare an abstract record with [JsonContract], and [JsonDerivedType] for each kind")]
    [InlineData("System.Collections.IEnumerable", "use List<T>")]
    [InlineData("InvalidOperationException", "use string")]
    [InlineData("System.Threading.SemaphoreSlim", "use a string, a number, a date, an enum, a collection, or a record with [JsonContract]")]
    public async Task A_type_that_is_not_supported_gets_a_type_that_is(string type, string remedy) => Assert.EndsWith(
        ": " + remedy,
        Assert.Single(await AnalyzerVerifier.ReportsAsync("GI3003", $"public interface IShape {{ double Area {{ get; }} }} [JsonContract] public partial record T({type} [|A|]);")),
        StringComparison.Ordinal);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_type_of_another_project_is_named_with_its_project(bool inSource)
    {
        CSharpCompilation plain = Sources.Compile("namespace Plain; public record Address(string Street);").WithAssemblyName("plain");
        CSharpCompilation app = Sources.Compile(Sources.File("[JsonContract] public partial record T(Plain.Address A);")).AddReferences(inSource ? plain.ToMetadataReference() : (MetadataReference)Image(plain));
        Diagnostic found = Assert.Single(await AnalyzerVerifier.DiagnosticsAsync(app));
        Assert.Equal("GI3003", found.Id);
        Assert.EndsWith("it comes from 'plain', which does not use GptImage2.Generators for it: add the package there and annotate it with [JsonContract], or declare a record here", found.GetMessage(null), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[property: [|MinLength(-1)|]] string Name", "[MinLength(-1)] on 'T.Name': a length is not negative")]
    [InlineData("[property: [|MaxLength(-5)|]] string Name", "[MaxLength(-5)] on 'T.Name': a length is not negative")]
    [InlineData("[property: [|StringLength(-1)|]] string Name", "[StringLength(-1)] on 'T.Name': a length is not negative")]
    [InlineData("[property: [|Length(1, -1)|]] string Name", "[Length(-1)] on 'T.Name': a length is not negative")]
    public async Task A_negative_length_is_shown(string member, string message) =>
        Assert.Equal([message], await AnalyzerVerifier.ReportsAsync("GI3006", $"[JsonContract] public partial record T({member});"));

    [Fact]
    public Task The_largest_length_of_a_database_is_a_length() => AnalyzerVerifier.ReportsNothingAsync("[JsonContract] public partial record T([property: MaxLength(-1)] string Name);");

    [Theory]
    [InlineData("ImageInput value", "high", "a value of type 'GptImage2.ImageInput' takes no format; ImageInput.WithDetail(ImageDetail.High) says how closely the model looks")]
    [InlineData("ImageInput value", "0.0", "a value of type 'GptImage2.ImageInput' takes no format; ImageInput.WithDetail(…) says how closely the model looks")]
    [InlineData("string value", "quotd", "a value of type 'string' takes no format (did you mean '{value:quoted}'?)")]
    [InlineData("string value", "Quoted", "a value of type 'string' takes no format (did you mean '{value:quoted}'?)")]
    [InlineData("string value", "0.0", "a value of type 'string' takes no format")]
    public async Task A_format_that_does_not_apply_gets_what_was_meant(string parameter, string format, string end) => Assert.EndsWith(
        ": " + end,
        Assert.Single(await AnalyzerVerifier.ReportsAsync("GI2006", $$"""[JsonModeClient] public partial interface IShop { [UserMessage("Look at [|{value:{{format}}}|].")] Task<string> AskAsync({{parameter}}); }""")),
        StringComparison.Ordinal);

    [Fact]
    public async Task A_file_that_is_not_found_may_have_to_be_added() => Assert.EndsWith(
        ": add <AdditionalFiles Include=\"texts/identify.txt\" /> to the project file",
        Assert.Single(await AnalyzerVerifier.ReportsAsync("GI2008", """[JsonModeClient] public partial interface IShop { [UserMessage([|File = "texts/identify.txt"|])] Task<string> AskAsync(); }""")),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("string? Name", "declare it 'string' instead of 'string?'")]
    [InlineData("int? Name", "declare it 'int' instead of 'int?'")]
    [InlineData("string Name", "add [MinLength(1)], which says that it must not be empty")]
    public async Task Required_validation_gets_what_a_contract_says(string member, string remedy) => Assert.Equal(
        [$"[Required] on 'T.Name' is not honoured: {remedy}"],
        await AnalyzerVerifier.ReportsAsync("GI3007", $"[JsonContract] public partial record T([property: [|Required|]] {member});"));

    [Fact]
    public async Task A_hidden_member_is_implemented_by_the_line_that_the_message_gives()
    {
        const string Code = """
            public interface ISummarizer { Task<string> SummarizeAsync(string text, CancellationToken cancellationToken); }
            [JsonModeClient] public partial interface [|IReader|] : ISummarizer { [UserMessage("Summarise {text}.")] new Task<string> SummarizeAsync(string text, CancellationToken cancellationToken); }
            """;
        const string Line = "System.Threading.Tasks.Task<string> ISummarizer.SummarizeAsync(string text, System.Threading.CancellationToken cancellationToken) => SummarizeAsync(text, cancellationToken);";
        Assert.Equal(
            [$"'IReader' inherits 'ISummarizer.SummarizeAsync(string, System.Threading.CancellationToken)', for which no call is generated: the 'SummarizeAsync' of 'IReader' hides it and does not implement it, so add '{Line}'"],
            await AnalyzerVerifier.ReportsAsync("GI1007", Code));
        await AnalyzerVerifier.ReportsNothingAsync(Code.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal).Replace("{ [UserMessage", $"{{ {Line} [UserMessage", StringComparison.Ordinal));
    }

    [Fact]
    public void No_message_names_a_file_that_the_package_does_not_hold() => Assert.DoesNotContain(
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "src/GptImage2.Generators"), "*.cs", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) != "HelpLink.cs"),
        file => File.ReadLines(file).Any(line => line.Contains("docs/", StringComparison.Ordinal) && line.Contains('"', StringComparison.Ordinal) && !line.TrimStart().StartsWith("//", StringComparison.Ordinal)));

    private static PortableExecutableReference Image(CSharpCompilation compilation)
    {
        using var stream = new MemoryStream();
        Assert.True(compilation.Emit(stream).Success);
        return MetadataReference.CreateFromImage(stream.ToArray());
    }
}
