namespace ReceiptFolder.Truths;

/// <summary>A field that was read wrong.</summary>
internal sealed record Misreading(string File, string Field, string Printed, string Read);
