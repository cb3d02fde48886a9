using System.Reflection;
using System.Runtime.Loader;
using System.Text.Json.Nodes;
using GptImage2.Generators.Scalars;
using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Scalars;

/// <summary>The generated code of each scalar reads, writes and refuses the texts of the corpus.</summary>
public sealed class ScalarReadingTests
{
    private const BindingFlags Static = BindingFlags.Static | BindingFlags.Public;

    public static TheoryData<string> Types => [.. ScalarTable.All.Select(scalar => scalar.ToString())];

    [Theory]
    [MemberData(nameof(Types))]
    public void A_scalar_is_read_and_written_as_it_was(string type)
    {
        Type contract = Contract(type);
        string json = $"{{\"a\":{ScalarCorpus.Good[type]}}}";
        object value = contract.GetMethod("FromJson", Static, [typeof(string)])!.Invoke(null, [json])!;
        string written = (string)contract.GetMethod("ToJson", [])!.Invoke(value, [])!;
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json), JsonNode.Parse(written)), $"{json} became {written}");
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void A_text_of_another_form_is_rejected(string type)
    {
        if (!ScalarCorpus.Bad.TryGetValue(type, out string? bad))
        {
            Assert.True(ScalarTable.All.Single(scalar => scalar.ToString() == type).IsAnything);
            return;
        }

        object?[] arguments = [$"{{\"a\":{bad}}}", null, null];
        MethodInfo read = Contract(type).GetMethods(Static).Single(method => method.Name == "TryFromJson" && method.GetParameters()[0].ParameterType == typeof(string));
        Assert.Equal(false, read.Invoke(null, arguments));
    }

    private static Type Contract(string type)
    {
        string clrType = ScalarTable.All.Single(scalar => scalar.ToString() == type).ClrType;
        using var image = new MemoryStream();
        Assert.True(GeneratorRun.Of($"[JsonContract] public partial record R({clrType} A);").Output.Emit(image).Success);
        image.Position = 0;
        return new AssemblyLoadContext("scalar").LoadFromStream(image).GetType("R")!;
    }
}
