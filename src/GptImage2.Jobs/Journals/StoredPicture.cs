namespace GptImage2.Jobs.Journals;

/// <summary>What is known of the file of a picture.</summary>
/// <param name="Path">The full path.</param>
/// <param name="Length">The length in bytes.</param>
/// <param name="WrittenAt">When the file was written last (UTC).</param>
/// <param name="MediaType">The media type.</param>
/// <param name="Width">The width in pixels; null when the header does not have it.</param>
/// <param name="Height">The height in pixels; null when the header does not have it.</param>
/// <param name="Hash">The SHA-256 hash of its bytes as 64 hexadecimal digits.</param>
internal sealed record StoredPicture(string Path, long Length, DateTime WrittenAt, string MediaType, int? Width, int? Height, string Hash);
