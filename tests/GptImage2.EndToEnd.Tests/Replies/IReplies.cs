namespace GptImage2.EndToEnd.Tests.Replies;

/// <summary>One method for each contract of the table of replies.</summary>
[JsonModeClient]
public partial interface IReplies
{
    [UserMessage("Read this.")] Task<JsonModeResult<Item>> ItemAsync(CallOptions? options = null);
    [UserMessage("Read this.")] Task<JsonModeResult<Card>> CardAsync(CallOptions? options = null);
    [UserMessage("Read this.")] Task<JsonModeResult<Label>> LabelAsync(CallOptions? options = null);
    [UserMessage("Read this.")] Task<JsonModeResult<Receipt>> ReceiptAsync(CallOptions? options = null);
    [UserMessage("Read this.")] Task<JsonModeResult<Table>> TableAsync(CallOptions? options = null);
    [UserMessage("Read this.")] Task<JsonModeResult<Closed>> ClosedAsync(CallOptions? options = null);
    [UserMessage("Read this.")] Task<JsonModeResult<OneTwo>> OneTwoAsync(CallOptions? options = null);
    [UserMessage("Read this.")] Task<JsonModeResult<Keyed>> KeyedAsync(CallOptions? options = null);
    [UserMessage("Read this.")] Task<JsonModeResult<Opt>> OptAsync(CallOptions? options = null);
    [UserMessage("Read this.")] Task<JsonModeResult<Both>> BothAsync(CallOptions? options = null);
    [UserMessage("Read this.")] Task<JsonModeResult<Probe>> ProbeAsync(CallOptions? options = null);
    [UserMessage("Read this.")] Task<JsonModeResult<Snippet>> SnippetAsync(CallOptions? options = null);
    [UserMessage("Read this.")] Task<JsonModeResult<Person>> PersonAsync(CallOptions? options = null);
    [UserMessage("Read this.")] Task<JsonModeResult<Menu>> MenuAsync(CallOptions? options = null);
    [UserMessage("Read this.")] Task<JsonModeResult<Pet>> PetAsync(CallOptions? options = null);
    [UserMessage("Read this.")] Task<JsonModeResult<Guest>> GuestAsync(CallOptions? options = null);
    [UserMessage("Read this.")] Task<JsonModeResult<Item?>> MaybeItemAsync(CallOptions? options = null);
    [UserMessage("Read this.")] Task<JsonModeResult<Keyed?>> MaybeKeyedAsync(CallOptions? options = null);
    [UserMessage("Read this.")] Task<JsonModeResult<List<Item>>> ItemsAsync(CallOptions? options = null);
    [UserMessage("Read this.")] Task<JsonModeResult<List<Tagged>>> TaggedAsync(CallOptions? options = null);
    [UserMessage("Read this.")] Task<JsonModeResult<List<Pet>>> PetsAsync(CallOptions? options = null);
    [UserMessage("Read this.")] Task<JsonModeResult<List<string>>> TextsAsync(CallOptions? options = null);
    [UserMessage("Read this.")] Task<JsonModeResult<List<int>>> NumbersAsync(CallOptions? options = null);
    [UserMessage("Read this.")] Task<JsonModeResult<Dictionary<string, string>>> PairsAsync(CallOptions? options = null);
    [UserMessage("Read this.")] Task<JsonModeResult<int>> NumberAsync(CallOptions? options = null);
    [UserMessage("Read this.")] Task<JsonModeResult<decimal>> AmountAsync(CallOptions? options = null);
    [UserMessage("Read this.")] Task<JsonModeResult<double>> MeasureAsync(CallOptions? options = null);
    [UserMessage("Read this.")] Task<JsonModeResult<bool>> YesAsync(CallOptions? options = null);
    [UserMessage("Read this.")] Task<JsonModeResult<string>> TextAsync(CallOptions? options = null);
    [UserMessage("Read this.")] Task<JsonModeResult<Choice>> ChoiceAsync(CallOptions? options = null);
    [UserMessage("Read this.")] Task<JsonModeResult<Described>> DescribedAsync(CallOptions? options = null);
    [UserMessage("Read this.")] Task<JsonModeResult<Dish>> DishAsync(CallOptions? options = null);
}
