using System.ComponentModel.DataAnnotations;

namespace GptImage2.Jobs.Worker;

/// <summary>The client of the page.</summary>
[JsonModeClient]
public partial interface IReceiptReader
{
    [UserMessage("Read this receipt. Its amounts are in {currency}.")]
    Task<Receipt> ReadAsync(ImageInput photo, string currency, CancellationToken cancellationToken = default);
}

/// <summary>One paper receipt.</summary>
[JsonContract]
public partial record Receipt(string Merchant, [property: Range(0, 1_000_000)] decimal Total);
