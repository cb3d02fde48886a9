using System.ComponentModel.DataAnnotations;

namespace GptImage2.Extensions.AI.Tests;

[JsonContract]
public sealed partial record Product(string Name, [property: Range(1, 99)] int Count);

[JsonModeClient]
[SystemMessage("Be brief.")]
public partial interface IShop
{
    [UserMessage("Before: {before} After: {after} What is {what}?")]
    Task<Product> CompareAsync(ImageInput before, ImageInput after, string what, CancellationToken cancellationToken = default);

    [UserMessage("What is it?")]
    Task<JsonModeResult<Product>> ReadAsync(ImageInput? photo = null, CancellationToken cancellationToken = default);

    [UserMessage("List them.")]
    JsonModeStream<Product> ListAsync(CancellationToken cancellationToken = default);

    [UserMessage("What is it?")]
    JsonModeStream<JsonModeSnapshot<Product>> WatchAsync();

    [UserMessage("What is it?")]
    [SystemMessage("Be brief, and name things as they are called in {country}.")]
    Task<Product> NameAsync(string country, CancellationToken cancellationToken = default);
}
