using System.Text.Json;
using System.Text.Json.Nodes;
using GptImage2.Emulator;
using NJsonSchema;

namespace GptImage2.EndToEnd.Tests.Contracts;

/// <summary>
/// The schema that is sent to the model, the independent validator of the emulator and the generated reader must agree
/// on every document.
/// </summary>
public sealed class SampleDocumentTests
{
    private static readonly Dictionary<string, Call> Calls = new(StringComparer.Ordinal)
    {
        ["Scalars"] = Of(varied => varied.ScalarsAsync(), value => value.ToJson()),
        ["WideNumbers"] = Of(varied => varied.WideNumbersAsync(), value => value.ToJson()),
        ["Formats"] = Of(varied => varied.FormatsAsync(), value => value.ToJson()),
        ["Durations"] = Of(varied => varied.DurationsAsync(), value => value.ToJson()),
        ["Nullables"] = Of(varied => varied.NullablesAsync(), value => value.ToJson()),
        ["Defaults"] = Of(varied => varied.DefaultsAsync(), value => value.ToJson()),
        ["Settable"] = Of(varied => varied.SettableAsync(), value => value.ToJson()),
        ["Shape"] = Of(varied => varied.ShapeAsync(), value => value.ToJson()),
        ["Leaf"] = Of(varied => varied.LeafAsync(), value => value.ToJson()),
        ["Tree"] = Of(varied => varied.TreeAsync(), value => value.ToJson()),
        ["Author"] = Of(varied => varied.AuthorAsync(), value => value.ToJson()),
        ["Lists"] = Of(varied => varied.ListsAsync(), value => value.ToJson()),
        ["Dictionaries"] = Of(varied => varied.DictionariesAsync(), value => value.ToJson()),
        ["Texts"] = Of(varied => varied.TextsAsync(), value => value.ToJson()),
        ["Ranges"] = Of(varied => varied.RangesAsync(), value => value.ToJson()),
        ["Sizes"] = Of(varied => varied.SizesAsync(), value => value.ToJson()),
        ["Names"] = Of(varied => varied.NamesAsync(), value => value.ToJson()),
        ["Closed"] = Of(varied => varied.ClosedAsync(), value => value.ToJson()),
        ["Repeated"] = Of(varied => varied.RepeatedAsync(), value => value.ToJson()),
        ["Dog"] = Of(varied => varied.DogAsync(), value => value.ToJson()),
        ["Inner"] = Of(varied => varied.InnerAsync(), value => value.ToJson()),
        ["Wide"] = Of(varied => varied.WideAsync(), value => value.ToJson()),
        ["Number"] = Of(varied => varied.NumberAsync()),
        ["MaybeColour"] = Of(varied => varied.MaybeColourAsync()),
        ["MaybeTree"] = Of(varied => varied.MaybeTreeAsync()),
        ["Books"] = Of(varied => varied.BooksAsync()),
        ["ClosedByName"] = Of(varied => varied.ClosedByNameAsync()),
    };

    public static TheoryData<string> Names => [.. Calls.Keys];

    // NJsonSchema accepts any text as a duration.
    public static TheoryData<string> JudgedNames => [.. Calls.Keys.Where(name => name != "Durations")];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Documents_that_the_schema_allows_are_read_and_written_again(string name)
    {
        for (long seed = 0; seed < 12; seed++)
        {
            await using Emulated emulated = await Emulated.StartAsync(options => options.Seed = seed);

            (string reply, string? written, IReadOnlyList<string> unknown) = await Calls[name](emulated.Bind<IVaried>());

            JsonSchema schema = await SchemaAsync(emulated.Request);
            Assert.Empty(unknown);
            Assert.Empty(schema.Validate(reply));
            if (written is null)
                continue;
            Assert.Empty(schema.Validate(written));
            emulated.Replies.Enqueue(Reply.Json(written));
            Assert.Equal(written, (await Calls[name](emulated.Bind<IVaried>())).Written);
        }
    }

    [Theory]
    [MemberData(nameof(JudgedNames))]
    public async Task Documents_that_the_schema_forbids_have_violations(string name)
    {
        await using Emulated emulated = await Emulated.StartAsync();
        IVaried varied = emulated.Bind<IVaried>();
        JsonNode document = JsonNode.Parse((await Calls[name](varied)).Reply)!;
        JsonSchema schema = await SchemaAsync(emulated.Request);

        var disputes = new List<string>();
        int forbidden = 0;
        foreach (string changed in Changes(document))
        {
            bool fits = schema.Validate(changed).Count == 0;
            forbidden += fits ? 0 : 1;
            emulated.Replies.Enqueue(Reply.Json(changed));
            try
            {
                await Calls[name](varied);
                if (!fits)
                    disputes.Add($"read, but forbidden: {changed}");
            }
            catch (ContractViolationException e)
            {
                if (fits)
                    disputes.Add($"allowed, but {e.Violations[0]}: {changed}");
            }
        }

        Assert.True(disputes.Count == 0, string.Join("\n", disputes));
        Assert.True(forbidden > 0);
    }

    /// <summary>The document with one value removed, or with one value replaced by another.</summary>
    private static IEnumerable<string> Changes(JsonNode document)
    {
        string[] values = ["null", "true", "7", "-1000000", "0.5", "\"\"", "\"some longer text that is no name\"", "[]", "[null]", "{}", """{"a":{}}"""];
        foreach (string path in Paths(document))
        {
            JsonNode without = document.DeepClone();
            Replace(without, path, null);
            yield return without.ToJsonString();
            foreach (string value in values)
            {
                JsonNode changed = document.DeepClone();
                Replace(changed, path, value);
                yield return changed.ToJsonString();
            }
        }

        if (document is JsonObject)
        {
            JsonNode more = document.DeepClone();
            more["unheard of"] = 1;
            yield return more.ToJsonString();
        }
    }

    private static List<string> Paths(JsonNode document)
    {
        var paths = new List<string>();
        Collect(document);
        return paths;

        void Collect(JsonNode? node)
        {
            IEnumerable<JsonNode?> children = node switch
            {
                JsonObject members => members.Select(member => member.Value),
                JsonArray items => items,
                _ => [],
            };
            int index = 0;
            string parent = node is null ? "" : Steps(node);
            foreach (JsonNode? child in children)
            {
                paths.Add($"{parent}/{index++}");
                Collect(child);
            }
        }

        static string Steps(JsonNode node) => node.Parent is null
            ? ""
            : $"{Steps(node.Parent)}/{(node.Parent is JsonObject members ? members.IndexOf(node.GetPropertyName()) : node.GetElementIndex())}";
    }

    private static void Replace(JsonNode document, string path, string? value)
    {
        int[] steps = [.. path.Split('/').Skip(1).Select(step => int.Parse(step, System.Globalization.CultureInfo.InvariantCulture))];
        JsonNode parent = steps[..^1].Aggregate(document, (node, step) => node is JsonObject members ? members.GetAt(step).Value! : node[step]!);
        int last = steps[^1];
        switch (parent)
        {
            case JsonObject members when value is null:
                members.RemoveAt(last);
                break;
            case JsonObject members:
                members.SetAt(last, JsonNode.Parse(value));
                break;
            case JsonArray items when value is null:
                items.RemoveAt(last);
                break;
            case JsonArray items:
                items[last] = JsonNode.Parse(value);
                break;
        }
    }

    private static Task<JsonSchema> SchemaAsync(ReceivedRequest request)
    {
        string message = request.Chat!.Messages[0].Text;
        Assert.StartsWith("Make something up.", message, StringComparison.Ordinal);

        // NJsonSchema knows only the older name of shared schemas.
        string schema = message[message.IndexOf('{', StringComparison.Ordinal)..]
            .Replace("\"$defs\":", "\"definitions\":", StringComparison.Ordinal)
            .Replace("\"#/$defs/", "\"#/definitions/", StringComparison.Ordinal);
        return JsonSchema.FromJsonAsync(schema, Emulated.Stop);
    }

    private static Call Of<T>(Func<IVaried, Task<JsonModeResult<T>>> call, Func<T, string>? write = null) => async varied =>
    {
        JsonModeResult<T> result = await call(varied);
        using (JsonDocument.Parse(result.RawReply))
            return (result.RawReply, write?.Invoke(result.Value), result.UnknownMembers);
    };

    private delegate Task<(string Reply, string? Written, IReadOnlyList<string> Unknown)> Call(IVaried varied);
}
