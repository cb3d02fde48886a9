using System.Collections;
using System.Reflection;
using GptImage2.Generators.Model;
using GptImage2.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Tests.Model;

/// <summary>Models that are kept between edits contain no compiler objects, which would keep complete compilations alive.</summary>
public sealed class ModelShapeTests
{
    [Fact]
    [Trait("Row", "A2")]
    public void No_model_has_a_member_of_a_compiler_type()
    {
        Type[] models = [.. typeof(ContractModel).Assembly.GetTypes().Where(type => type.Namespace == typeof(ContractModel).Namespace)];
        Assert.True(models.Length > 12);
        foreach (Type model in models)
        {
            foreach (FieldInfo field in model.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
                Assert.False(Mentions(field.FieldType), $"{model.Name}.{field.Name} is a {field.FieldType}");
        }
    }

    [Fact]
    [Trait("Row", "A2")]
    public void The_results_of_the_steps_reach_no_compiler_object()
    {
        var run = GeneratorRun.Of("""
            [JsonContract] public partial record Node(string Name, List<Node> Children, [Range(0, 1)] double? Weight, Kind Kind);
            public enum Kind { A, B }
            [JsonModeClient] public partial interface IReader { [UserMessage(File = "read.md")] Task<List<Node>> ReadAsync(double what, Kind kind, List<Node> nodes, ImageInput image); }
            """, Prompts.In("/src/", ("/src/read.md", "Read {what:0.0} {kind} {nodes}.")));
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        int visited = 0;
        foreach (string name in GeneratorRun.Steps)
        {
            foreach (IncrementalGeneratorRunStep step in run.Driver.GetRunResult().Results[0].TrackedSteps[name])
            {
                foreach ((object value, _) in step.Outputs)
                    Walk(value, seen, ref visited);
            }
        }

        Assert.True(visited > 20);
    }

    [Fact]
    public void Equal_sources_have_equal_models_and_different_sources_have_different_models()
    {
        Assert.Equal(Contract("string A, int? B"), Contract("string A, int? B"));
        Assert.NotEqual(Contract("string A, int? B"), Contract("string A, int B"));
        Assert.NotEqual(Contract("string A, List<int> B"), Contract("string A, List<int?> B"));
        Assert.NotEqual(Contract("string A, [Range(1, 2)] int B"), Contract("string A, [Range(1, 3)] int B"));

        static object Contract(string members) => GeneratorRun.Of($"[JsonContract] public partial record R({members});")
            .Driver.GetRunResult().Results[0].TrackedSteps["Contracts"].Single().Outputs.Single().Value;
    }

    private static bool Mentions(Type type) =>
        type.Namespace?.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) == true
        || (type.HasElementType && Mentions(type.GetElementType()!))
        || type.GetGenericArguments().Any(Mentions);

    private static void Walk(object? value, HashSet<object> seen, ref int visited)
    {
        if (value is null or string || value.GetType().IsPrimitive || value.GetType().IsEnum || !seen.Add(value))
            return;
        visited++;
        Assert.False(value is ISymbol or Compilation or SyntaxNode or SyntaxTree or Location or AttributeData, value.GetType().FullName);
        if (value is IEnumerable items)
        {
            foreach (object? item in items)
                Walk(item, seen, ref visited);
            return;
        }

        for (Type? type = value.GetType(); type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (!field.FieldType.IsPointer)
                    Walk(field.GetValue(value), seen, ref visited);
            }
        }
    }
}
