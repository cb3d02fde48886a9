namespace GptImage2.EndToEnd.Tests.Streaming;

[JsonContract]
public partial record Grocery(string Name, int Count, decimal? Price = null, string? Note = null);

[JsonContract]
public partial record Tag(string? Title = null, string? Maker = null);

/// <summary>The calls of tests about replies that are not only their list.</summary>
[JsonModeClient]
public partial interface IGroceries
{
    [UserMessage("List them.")]
    JsonModeStream<Grocery> ListAsync();

    [UserMessage("List the words.")]
    JsonModeStream<string> WordsAsync();

    [UserMessage("List the numbers.")]
    JsonModeStream<int> NumbersAsync();

    [UserMessage("Read the tag.")]
    JsonModeStream<JsonModeSnapshot<Tag>> TagAsync();

    [UserMessage("Read one.")]
    Task<JsonModeResult<Grocery>> OneAsync();
}
