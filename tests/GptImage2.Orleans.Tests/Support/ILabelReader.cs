using System.ComponentModel.DataAnnotations;

namespace GptImage2.Orleans.Tests.Support;

/// <summary>The client that the jobs of the tests call.</summary>
[JsonModeClient]
[SystemMessage("Copy names and prices as printed.")]
public partial interface ILabelReader
{
    [UserMessage("Read the label.")]
    Task<Label> ReadAsync(ImageInput photo, CancellationToken cancellationToken = default);
}

/// <summary>A label.</summary>
[JsonContract]
[GenerateSerializer]
public partial record Label(string Name, [property: Range(0, 10_000)] decimal Price);
