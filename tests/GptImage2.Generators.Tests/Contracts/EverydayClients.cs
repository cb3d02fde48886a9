using System.Text.Json.Nodes;

namespace GptImage2.Generators.Tests.Contracts;

/// <summary>Results of types that are not contracts.</summary>
[JsonModeClient]
public partial interface IEverydayClient
{
    [UserMessage("{nodes} {pairs}")]
    Task<KeyValuePair<string, int>> PairAsync(JsonObject nodes, Stack<KeyValuePair<string, int>> pairs);

    [UserMessage("a")]
    Task<Queue<int>> QueueAsync();

    [UserMessage("a")]
    Task<Stack<int>?> StackAsync();

    [UserMessage("a")]
    Task<SortedSet<string>> SetAsync();

    [UserMessage("a")]
    Task<SortedDictionary<DateOnly, int>> DictionaryAsync();

    [UserMessage("a")]
    Task<JsonObject> ObjectAsync();

    [UserMessage("a")]
    Task<JsonNode?> NodeAsync();

    [UserMessage("a", PromptStyle = PromptStyle.TypeScript)]
    Task<Pairs> PairsAsync();

    [UserMessage("a", PromptStyle = PromptStyle.TypeScript)]
    Task<MoreKeys> KeysAsync();

    [UserMessage("a", PromptStyle = PromptStyle.TypeScript)]
    Task<Nodes> NodesAsync();

    [UserMessage("a", PromptStyle = PromptStyle.TypeScript)]
    Task<Queued> QueuedAsync();

    [UserMessage("a", PromptStyle = PromptStyle.TypeScript)]
    Task<Held> HeldAsync();

    [UserMessage("a", PromptStyle = PromptStyle.TypeScript)]
    Task<Canvas> CanvasAsync();
}
