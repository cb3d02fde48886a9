using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using System.Text.Json;
using System.Text.Json.Nodes;
using GptImage2.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace GptImage2.Generators.Tests.Robustness;

/// <summary>
/// Random hierarchies, in one project or in two: generated code compiles, what it reads it writes again, and it writes what
/// System.Text.Json writes. With GPTIMAGE2_LONG_TESTS=1 there are 3,000 of them.
/// </summary>
public sealed class RandomHierarchyTests
{
    private const int Share = 60;

    private static readonly JsonSerializerOptions Serializer = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() } };

    public static TheoryData<int> Shares => [.. Enumerable.Range(0, Environment.GetEnvironmentVariable("GPTIMAGE2_LONG_TESTS") == "1" ? 50 : 1)];

    [Theory]
    [MemberData(nameof(Shares))]
    public async Task Generated_code_compiles_and_reads_what_it_writes(int share)
    {
        var failures = new List<string>();
        int compiled = 0;
        int run = 0;
        await Parallel.ForEachAsync(Enumerable.Range(share * Share, Share), TestContext.Current.CancellationToken, async (seed, _) =>
        {
            var hierarchy = RandomHierarchy.Of(seed);
            string? failure;
            try
            {
                failure = await FailureAsync(hierarchy, seed % 3, () => Interlocked.Increment(ref compiled), () => Interlocked.Increment(ref run));
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                failure = exception.ToString();
            }

            if (failure is not null)
            {
                lock (failures)
                    failures.Add($"== seed {seed}, {(hierarchy.HasLibrary ? "two projects by " + (Reference)(seed % 3) : "one project")}\n{failure}\n{hierarchy}");
            }
        });
        Assert.True(failures.Count == 0, $"{failures.Count} of {Share}:\n{string.Join("\n", failures.OrderBy(failure => failure.Length).Take(8))}");
        TestContext.Current.TestOutputHelper?.WriteLine($"{compiled} of {Share} compile, {run} were run");
        Assert.InRange(compiled, Share * 3 / 4, Share);
        Assert.InRange(run, Share / 2, Share);
    }

    [Fact]
    public void The_same_seed_makes_the_same_hierarchy() => Assert.Equal(RandomHierarchy.Of(7).ToString(), RandomHierarchy.Of(7).ToString());

    private static async Task<string?> FailureAsync(RandomHierarchy hierarchy, int reference, Action compiles, Action runs)
    {
        byte[]? library = null;
        CSharpCompilation input = Sources.Compile(hierarchy.Program).WithAssemblyName("Using");
        if (hierarchy.HasLibrary)
        {
            CSharpCompilation compilation = GeneratorRun.Unchecked(Sources.Compile(hierarchy.Library).WithAssemblyName("Library")).Output;
            if (Errors(compilation).Any())
                return null;
            library = RunningProgram.Image(compilation);
            input = input.AddReferences(ReferenceTo(compilation, library, (Reference)reference));
        }

        if (Errors(input).Any())
            return null;
        compiles();
        var run = GeneratorRun.Unchecked(input);
        ImmutableArray<Diagnostic> all = await AnalyzerVerifier.AllDiagnosticsAsync(run.Output);
        Diagnostic[] ours = [.. all.Where(diagnostic => diagnostic.Id.StartsWith("GI", StringComparison.Ordinal) && diagnostic.Severity == DiagnosticSeverity.Error)];
        string[] errors = [.. RunningProgram.Errors(run.Output)];

        if (errors.Length > 0)
            return string.Join("\n", errors);
        if (ours.Length > 0)
            return null;
        runs();
        return Run(RunningProgram.Image(run.Output), library);
    }

    // What is refused: members of a base in another project that cannot be set from here.
    private static string? Run(byte[] program, byte[]? library)
    {
        var context = new AssemblyLoadContext("hierarchy", isCollectible: true);
        try
        {
            if (library is not null)
                context.LoadFromStream(new MemoryStream(library));
            Type holder = context.LoadFromStream(new MemoryStream(program)).GetType("Holder")!;
            string schema = (string)Call(holder, null, "get_JsonSchema")!;
            JsonNode root = JsonNode.Parse(schema)!;
            string json = Sample(root, root).ToJsonString();
            object value = Call(holder, null, "FromJson", json)!;
            string written = (string)Call(holder, value, "ToJson")!;
            if (written != json)
                return $"read and written again:\n{json}\n{written}";

            // What is written is what a serializer sees, too.
            string serialized = JsonSerializer.Serialize(value, holder, Serializer);
            return JsonNode.DeepEquals(JsonNode.Parse(serialized), JsonNode.Parse(written)) ? null : $"written and serialized:\n{written}\n{serialized}";
        }
        finally
        {
            context.Unload();
        }
    }

    private static object? Call(Type type, object? value, string method, params object[] arguments) => type
        .GetMethod(method, [.. arguments.Select(argument => argument.GetType())])!
        .Invoke(value, BindingFlags.DoNotWrapExceptions, null, arguments, null);

    private static JsonNode Sample(JsonNode schema, JsonNode root)
    {
        if (schema["$ref"] is { } reference)
            return Sample(reference.GetValue<string>().Split('/')[1..].Aggregate(root, (node, name) => node[name]!), root);
        if (schema["enum"] is JsonArray names)
            return names[^1] is { } last ? last.DeepClone() : names[0]!.DeepClone();
        switch (schema["type"] is JsonArray types ? types[0]!.GetValue<string>() : schema["type"]?.GetValue<string>())
        {
            case "object":
                var value = new JsonObject();
                foreach ((string name, JsonNode? member) in schema["properties"] as JsonObject ?? [])
                    value[name] = Sample(member!, root);
                if (schema["additionalProperties"] is JsonObject additional)
                    value["key"] = Sample(additional, root);
                return value;
            case "array":
                return new JsonArray(Sample(schema["items"]!, root));
            case "integer":
                return 7;
            case "number":
                return 1.5;
            case "boolean":
                return true;
            default:
                return "text";
        }
    }

    private static IEnumerable<Diagnostic> Errors(CSharpCompilation compilation) => compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    private static MetadataReference ReferenceTo(CSharpCompilation library, byte[] image, Reference reference)
    {
        if (reference == Reference.Source)
            return library.ToMetadataReference();
        if (reference == Reference.Assembly)
            return MetadataReference.CreateFromImage(image);
        using var stream = new MemoryStream();
        Assert.True(library.Emit(stream, options: new EmitOptions(metadataOnly: true, includePrivateMembers: false)).Success);
        return MetadataReference.CreateFromImage(stream.ToArray());
    }

    /// <summary>How a project refers to another one: editors to its source, builds to what its public surface shows.</summary>
    private enum Reference
    {
        Source,
        Assembly,
        Surface,
    }
}
