namespace GptImage2.Orleans.Tests.Docs;

/// <summary>The client of the page.</summary>
[JsonModeClient]
public partial interface IReceiptReader
{
    [UserMessage("Read this receipt. Its amounts are in {currency}.")]
    Task<Receipt> ReadAsync(ImageInput photo, string currency, CancellationToken cancellationToken = default);
}

/// <summary>One paper receipt.</summary>
[JsonContract]
[GenerateSerializer]
public partial record Receipt(string Merchant, decimal Total);
