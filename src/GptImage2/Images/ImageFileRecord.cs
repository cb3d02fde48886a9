using GptImage2.Models;

namespace GptImage2.Images;

/// <summary>What is known of an image file.</summary>
/// <param name="Length">The length in bytes.</param>
/// <param name="WrittenAt">When it was written last (UTC).</param>
/// <param name="MediaType">The media type.</param>
/// <param name="Size">The size in pixels; null when the header does not have it.</param>
/// <param name="Hash">The SHA-256 hash of its bytes as 64 hexadecimal digits.</param>
internal sealed record ImageFileRecord(long Length, DateTime WrittenAt, string MediaType, ImageSize? Size, string Hash);
