namespace GptImage2.EndToEnd.Tests.Calls;

/// <summary>System messages with values, in calls of every kind.</summary>
[JsonModeClient]
[SystemMessage("Be {tone}, for it is {day:d MMMM}.")]
public partial interface ITones
{
    static Example<Item> One => new("One", new Item("one", 1));

    [UserMessage("What is on {shelf}?")]
    [Example(nameof(One))]
    Task<Item> ReadAsync(string shelf, string? tone, DateOnly day, CancellationToken cancellationToken = default);

    [UserMessage("And this, {tone}?")]
    [SystemMessage("Shade: {shade} {tone:quoted}")]
    Task<JsonModeResult<Item>> ResultAsync(ImageInput photo, Shade shade, string tone, CallOptions? options = null, CancellationToken cancellationToken = default);

    [UserMessage("List.")]
    IAsyncEnumerable<Item> ListAsync(string tone, DateOnly day);

    [UserMessage("Watch.")]
    JsonModeStream<JsonModeSnapshot<Item>> WatchAsync(string tone, DateOnly day);

    [UserMessage("Count.", PromptStyle = PromptStyle.TypeScript)]
    Task<int> CountAsync(string tone, DateOnly day);

    [UserMessage("From a file.")]
    [SystemMessage(File = "prompts/tone.md")]
    Task<Item> FromFileAsync(string audience, Item known);

    [UserMessage("{tone}")]
    [SystemMessage("{tone}")]
    Task<Item> PerhapsAsync(string? tone);
}
