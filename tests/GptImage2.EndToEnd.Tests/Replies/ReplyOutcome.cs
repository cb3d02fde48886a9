namespace GptImage2.EndToEnd.Tests.Replies;

/// <summary>What came of a reply: a value, or the exception that took its place.</summary>
/// <param name="Value">The value as JSON, without members that are null; null where there is none.</param>
/// <param name="Repairs">The repairs in their order: kind and path.</param>
/// <param name="Error">The exception; null where there is a value.</param>
internal sealed record ReplyOutcome(string? Value, IReadOnlyList<Repair> Repairs, Exception? Error);
