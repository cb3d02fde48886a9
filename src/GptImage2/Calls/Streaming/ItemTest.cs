namespace GptImage2.Calls.Streaming;

/// <summary>Whether a JSON text is an item of the list.</summary>
internal delegate bool ItemTest(ReadOnlySpan<byte> json);
