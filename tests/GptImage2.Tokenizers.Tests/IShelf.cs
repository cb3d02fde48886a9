namespace GptImage2.Tokenizers.Tests;

[JsonModeClient]
[SystemMessage("You list what is on a shelf.")]
internal partial interface IShelf
{
    [UserMessage("List the articles. {note} Look: {picture} And that is all.")]
    Task<JsonModeResult<Shelf>> ReadAsync(string note, ImageInput picture, CancellationToken cancellationToken);

    [UserMessage("List the articles. {note}")]
    Task<JsonModeResult<Shelf>> ListAsync(string note, CancellationToken cancellationToken);

    [UserMessage("List the articles. {note}")]
    IAsyncEnumerable<string> StreamAsync(string note, CancellationToken cancellationToken);
}
