namespace ReceiptFolder.Drawing;

/// <summary>Something that a shop sells.</summary>
internal sealed record Article(string Name, decimal Price);
