using System.Reflection;
using System.Text.RegularExpressions;
using GptImage2.Generators.Scalars;
using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Scalars;

/// <summary>The recipe "Add a scalar type" of CONTRIBUTING.md is complete: each scalar has what it demands, in the files that it names.</summary>
public sealed partial class RecipeTests
{
    // In docs/contracts.md a type is written as people write it.
    private static readonly Dictionary<string, string> Keywords = ScalarTable.All.ToDictionary(scalar => scalar.ToString(), scalar => scalar.ClrType[(scalar.ClrType.LastIndexOf('.') + 1)..], StringComparer.Ordinal);

    public static TheoryData<string> Types => [.. ScalarTable.All.Select(scalar => scalar.ToString())];

    private static string[] Files => [.. FileName().Matches(Recipe()).Select(match => match.Groups["file"].Value).Distinct()];

    [Fact]
    public void Each_file_of_the_recipe_exists()
    {
        Assert.NotEmpty(Files);
        Assert.All(Files, file => Assert.True(File.Exists(Path.Combine(Repository.Root, file)), $"CONTRIBUTING.md names {file}, which does not exist."));
    }

    [Fact]
    public void The_recipe_names_the_table_the_reader_the_writer_the_tests_and_the_docs() => Assert.Equal(
        ["ScalarTable.cs", "JsonScanner.Formats.cs", "JsonValueWriter.cs", "ScalarCorpus.cs", "contracts.md", "CHANGELOG.md"],
        Files.Select(Path.GetFileName));

    [Theory]
    [MemberData(nameof(Types))]
    public void A_scalar_has_its_reader_in_the_scanner(string type)
    {
        string read = Of(type).Read;
        string method = read[..read.IndexOfAny(['<', '('])];
        MethodInfo? reader = Scanner().GetMethod(method, BindingFlags.Instance | BindingFlags.Public, []);
        Assert.True(reader is not null, $"JsonScanner has no {method}().");
        Assert.Equal(read.Contains('<', StringComparison.Ordinal), reader.IsGenericMethodDefinition);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void A_scalar_has_its_writer(string type)
    {
        Scalar scalar = Of(type);
        if (scalar.Write is { } write)
            Assert.Contains(typeof(System.Text.Json.Utf8JsonWriter).GetMethods(), method => method.Name == write + "Value");
        else
            Assert.Contains(Methods("JsonValueWriter"), method => method.Name == "Write" && Name(method.GetParameters()[^1].ParameterType) == scalar.ToString());
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void A_scalar_has_its_row_in_the_docs(string type)
    {
        string table = File.ReadAllText(Path.Combine(Repository.Root, "docs/contracts.md"));
        Assert.Matches($@"(?m)^\|[^|]*`{Regex.Escape(Keywords[type])}`[^|]*\|", table);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void A_scalar_has_its_texts_in_the_corpus(string type)
    {
        Assert.Contains(type, ScalarCorpus.Good.Keys);
        if (!Of(type).IsAnything)
            Assert.Contains(type, ScalarCorpus.Bad.Keys);
    }

    [Fact]
    public void No_other_file_of_the_generator_lists_the_scalars()
    {
        string[] rare = ["DateOnly", "TimeOnly", "UInt128", "BigInteger"];
        string[] naming =
        [
            .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "src/GptImage2.Generators"), "*.cs", SearchOption.AllDirectories)
                .Where(file => rare.Count(name => File.ReadAllText(file).Contains(name, StringComparison.Ordinal)) > 1)
                .Select(file => Path.GetFileName(file)),
        ];
        Assert.Equal(["ScalarTable.cs"], naming);
    }

    private static Scalar Of(string type) => ScalarTable.All.Single(scalar => scalar.ToString() == type);

    private static Type Scanner() => typeof(JsonContractAttribute).Assembly.GetTypes().Single(type => type.Name == "JsonScanner");

    private static MethodInfo[] Methods(string name) => typeof(JsonContractAttribute).Assembly.GetTypes().Single(type => type.Name == name).GetMethods();

    private static string Name(Type type) => type.IsGenericType ? $"{type.Namespace}.{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{type.GetGenericArguments()[0].Name}>" : type.FullName!;

    private static string Recipe()
    {
        string text = File.ReadAllText(Path.Combine(Repository.Root, "CONTRIBUTING.md"));
        int start = text.IndexOf("### Add a scalar type\n", StringComparison.Ordinal);
        return text[start..text.IndexOf("\n### ", start + 1, StringComparison.Ordinal)];
    }

    [GeneratedRegex(@"`(?<file>(?:[\w.]+/)*[\w.]+\.(?:cs|md))`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FileName();
}
