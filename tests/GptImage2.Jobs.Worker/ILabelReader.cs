using System.ComponentModel.DataAnnotations;

namespace GptImage2.Jobs.Worker;

/// <summary>The client that the job calls.</summary>
[JsonModeClient]
public partial interface ILabelReader
{
    [UserMessage("Read the label.")]
    Task<Label> ReadAsync(ImageInput photo, CancellationToken cancellationToken = default);
}

/// <summary>A label.</summary>
[JsonContract]
public partial record Label(string Name, [property: Range(0, 1000)] decimal Price);
