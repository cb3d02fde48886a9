namespace GptImage2;

/// <summary>A small picture in a report.</summary>
/// <param name="Bytes">The bytes of the file.</param>
/// <param name="MediaType">The media type, such as <c>image/jpeg</c>.</param>
public sealed record ReportThumbnail(ReadOnlyMemory<byte> Bytes, string MediaType);
