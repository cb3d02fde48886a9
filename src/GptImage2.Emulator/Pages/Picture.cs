namespace GptImage2.Emulator.Pages;

/// <summary>The bytes of a picture, with the type that its first bytes tell.</summary>
internal sealed record Picture(string Type, ReadOnlyMemory<byte> Bytes);
