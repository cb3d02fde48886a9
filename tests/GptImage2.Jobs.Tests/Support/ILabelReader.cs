using System.ComponentModel.DataAnnotations;

namespace GptImage2.Jobs.Tests.Support;

/// <summary>The client that the jobs of the tests call.</summary>
[JsonModeClient]
[SystemMessage("Copy names and prices as printed.")]
public partial interface ILabelReader
{
    [UserMessage("Read the label.")]
    Task<Label> ReadAsync(ImageInput photo, CancellationToken cancellationToken = default);

    [UserMessage("Read the label, with this in mind: {note}")]
    Task<Label> ReadAsync(ImageInput photo, string note, CancellationToken cancellationToken = default);

    [UserMessage("Is {name} a product?")]
    Task<Verdict> CheckAsync(string name, CancellationToken cancellationToken = default);

    [UserMessage("List the labels.")]
    IAsyncEnumerable<Label> ListAsync(ImageInput photo, CancellationToken cancellationToken = default);

    [UserMessage("Read the label slowly.")]
    IAsyncEnumerable<JsonModeSnapshot<Label>> WatchAsync(ImageInput photo, CancellationToken cancellationToken = default);

    [UserMessage("Read the label with care.")]
    Task<Label> ReadWithAsync(ImageInput photo, CallOptions options, CancellationToken cancellationToken = default);
}

/// <summary>A label.</summary>
[JsonContract]
public partial record Label(string Name, [property: Range(0, 1000)] decimal Price);

/// <summary>Whether something is a product.</summary>
[JsonContract]
public partial record Verdict(bool IsProduct);
