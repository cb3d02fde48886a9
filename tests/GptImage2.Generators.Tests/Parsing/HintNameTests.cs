using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Parsing;

public sealed class HintNameTests
{
    [Fact]
    public void Files_are_named_after_their_types()
    {
        var run = GeneratorRun.Of("""
            namespace Demo;
            [JsonContract] public partial record Receipt(string A);
            public partial class Outer { [JsonContract] public partial record Receipt(string A); }
            """);
        Assert.Equal(["Demo.Receipt.g.cs", "Demo.Outer.Receipt.g.cs"], run.Files.Select(file => file.HintName));
    }

    [Fact]
    [Trait("Row", "B1")]
    public void The_same_name_in_two_namespaces_gives_two_files() =>
        Assert.Equal(2, GeneratorRun.Of("""
            namespace One { [JsonContract] public partial record Receipt(string A); }
            namespace Two { [JsonContract] public partial record Receipt(string A); }
            """).Files.Length);

    [Fact]
    [Trait("Row", "B2")]
    [Trait("Row", "B5")]
    public void Names_that_differ_only_by_case_give_two_files()
    {
        var run = GeneratorRun.Of("""
            namespace Demo;
            [JsonContract] public partial record Receipt(string A);
            [JsonContract] public partial record RECEIPT(string A);
            [JsonModeClient] public partial interface Demo { [UserMessage("Hi")] Task<string> AskAsync(); }
            [JsonModeClient] public partial interface demo { [UserMessage("Hi")] Task<string> AskAsync(); }
            """);
        Assert.Equal(4, run.Files.Select(file => file.HintName).Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void A_type_whose_name_differs_by_case_renames_the_file_of_the_other()
    {
        var run = GeneratorRun.Of("namespace Demo; [JsonContract] public partial record Receipt(string A);");
        var other = GeneratorRun.Of("namespace Demo; [JsonContract] public partial record Receipt(string A); class RECEIPT { }");
        Assert.Equal("Demo.Receipt.g.cs", Assert.Single(run.Files).HintName);
        Assert.Matches("^Demo.Receipt-[0-9a-f]{8}.g.cs$", Assert.Single(other.Files).HintName);
    }

    [Fact]
    public void Namespaces_that_differ_only_by_case_give_two_files() =>
        Assert.Equal(2, GeneratorRun.Of("""
            namespace One { [JsonContract] public partial record Receipt(string A); }
            namespace ONE { [JsonContract] public partial record Receipt(string A); }
            """).Files.Select(file => file.HintName).Distinct(StringComparer.OrdinalIgnoreCase).Count());

    [Theory]
    [InlineData("Größe")]
    [InlineData("領収書")]
    [InlineData("@class")]
    [InlineData("A_b")]
    [Trait("Row", "B4")]
    public void Letters_of_every_script_are_allowed_in_names(string name)
    {
        var run = GeneratorRun.Of($"namespace Demo; [JsonContract] public partial record {name}(string A);");
        Assert.Matches("^[A-Za-z0-9._-]+$", Assert.Single(run.Files).HintName);
    }

    [Fact]
    public void Names_of_other_scripts_are_distinguished() =>
        Assert.Equal(2, GeneratorRun.Of("""
            namespace Demo;
            [JsonContract] public partial record 領収(string A);
            [JsonContract] public partial record 請求(string A);
            """).Files.Select(file => file.HintName).Distinct(StringComparer.OrdinalIgnoreCase).Count());

    [Fact]
    [Trait("Row", "B6")]
    public void A_very_long_name_is_cut_and_stays_unique()
    {
        string name = new('A', 300);
        var run = GeneratorRun.Of($$"""
            [JsonContract] public partial record {{name}}B(string A);
            [JsonContract] public partial record {{name}}C(string A);
            """);
        Assert.All(run.Files, file => Assert.True(file.HintName.Length < 160));
        Assert.NotEqual(run.Files[0].HintName, run.Files[1].HintName);
    }

    [Fact]
    [Trait("Row", "C1")]
    public void An_attribute_on_two_parts_generates_once()
    {
        var run = GeneratorRun.Unchecked(Sources.Compile(
            Sources.File("[JsonContract] public partial record Receipt(string A);"),
            Sources.File("[JsonContract] public partial record Receipt { }")));
        Assert.Single(run.Files);
    }

    [Fact]
    [Trait("Row", "C2")]
    public void Members_of_all_parts_belong_to_the_contract()
    {
        var run = GeneratorRun.Of(
            "[JsonContract] public partial class Receipt { public required string A { get; set; } }",
            "public partial class Receipt { public required string B { get; set; } }");
        Assert.Contains("\"a\"", run.Text, StringComparison.Ordinal);
        Assert.Contains("\"b\"", run.Text, StringComparison.Ordinal);
    }
}
