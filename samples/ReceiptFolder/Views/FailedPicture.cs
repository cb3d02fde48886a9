namespace ReceiptFolder.Views;

/// <summary>A picture that could not be read.</summary>
internal sealed record FailedPicture(string File, string Kind, string Message);
