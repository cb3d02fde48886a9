using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace GptImage2.EndToEnd.Tests.Replies;

/// <summary>The methods of <see cref="IReplies"/> by the name that the table has for their result.</summary>
internal static class ReplyCalls
{
    private static readonly JsonSerializerOptions Names = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static IReadOnlyDictionary<string, Func<IReplies, CallOptions, Task<ReplyOutcome>>> All { get; } = new Dictionary<string, Func<IReplies, CallOptions, Task<ReplyOutcome>>>
    {
        ["Item"] = (replies, options) => ReadAsync(replies.ItemAsync(options)),
        ["Card"] = (replies, options) => ReadAsync(replies.CardAsync(options)),
        ["Label"] = (replies, options) => ReadAsync(replies.LabelAsync(options)),
        ["Receipt"] = (replies, options) => ReadAsync(replies.ReceiptAsync(options)),
        ["Table"] = (replies, options) => ReadAsync(replies.TableAsync(options)),
        ["Closed"] = (replies, options) => ReadAsync(replies.ClosedAsync(options)),
        ["OneTwo"] = (replies, options) => ReadAsync(replies.OneTwoAsync(options)),
        ["Keyed"] = (replies, options) => ReadAsync(replies.KeyedAsync(options)),
        ["Opt"] = (replies, options) => ReadAsync(replies.OptAsync(options)),
        ["Both"] = (replies, options) => ReadAsync(replies.BothAsync(options)),
        ["Probe"] = (replies, options) => ReadAsync(replies.ProbeAsync(options)),
        ["Snippet"] = (replies, options) => ReadAsync(replies.SnippetAsync(options)),
        ["Person"] = (replies, options) => ReadAsync(replies.PersonAsync(options)),
        ["Menu"] = (replies, options) => ReadAsync(replies.MenuAsync(options)),
        ["Pet"] = (replies, options) => ReadAsync(replies.PetAsync(options)),
        ["Guest"] = (replies, options) => ReadAsync(replies.GuestAsync(options)),
        ["Item?"] = (replies, options) => ReadAsync(replies.MaybeItemAsync(options)),
        ["Keyed?"] = (replies, options) => ReadAsync(replies.MaybeKeyedAsync(options)),
        ["Items"] = (replies, options) => ReadAsync(replies.ItemsAsync(options)),
        ["Tagged list"] = (replies, options) => ReadAsync(replies.TaggedAsync(options)),
        ["Pets"] = (replies, options) => ReadAsync(replies.PetsAsync(options)),
        ["texts"] = (replies, options) => ReadAsync(replies.TextsAsync(options)),
        ["ints"] = (replies, options) => ReadAsync(replies.NumbersAsync(options)),
        ["dictionary"] = (replies, options) => ReadAsync(replies.PairsAsync(options)),
        ["int"] = (replies, options) => ReadAsync(replies.NumberAsync(options)),
        ["decimal"] = (replies, options) => ReadAsync(replies.AmountAsync(options)),
        ["double"] = (replies, options) => ReadAsync(replies.MeasureAsync(options)),
        ["bool"] = (replies, options) => ReadAsync(replies.YesAsync(options)),
        ["string"] = (replies, options) => ReadAsync(replies.TextAsync(options)),
        ["Choice"] = (replies, options) => ReadAsync(replies.ChoiceAsync(options)),
        ["Described"] = (replies, options) => ReadAsync(replies.DescribedAsync(options)),
        ["Dish"] = (replies, options) => ReadAsync(replies.DishAsync(options)),
    };

    /// <summary>Whether two texts are the same JSON; members that are null count as absent.</summary>
    public static bool AreSame(string left, string right) => JsonNode.DeepEquals(WithoutNulls(JsonNode.Parse(left)), WithoutNulls(JsonNode.Parse(right)));

    private static async Task<ReplyOutcome> ReadAsync<T>(Task<JsonModeResult<T>> call)
    {
        try
        {
            JsonModeResult<T> result = await call;
            return new ReplyOutcome(Show(result.Value), result.Repairs, null);
        }
        catch (GptImage2Exception e)
        {
            return new ReplyOutcome(null, [], e);
        }
    }

    // Names of enum members, and of members, are compared as C# has them: the serializer does not know the contract.
    private static string Show<T>(T value) => JsonSerializer.Serialize(value, Names);

    private static JsonNode? WithoutNulls(JsonNode? node)
    {
        if (node is JsonObject members)
        {
            foreach ((string name, JsonNode? value) in members.ToList())
            {
                if (value is null)
                    members.Remove(name);
                else
                    WithoutNulls(value);
            }
        }

        if (node is JsonArray items)
        {
            foreach (JsonNode? item in items)
                WithoutNulls(item);
        }

        return node;
    }
}
