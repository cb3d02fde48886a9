namespace GptImage2.Emulator.Images;

/// <summary>The images that were taken out of a body while it was read, by the places where their URLs begin in what is left.</summary>
internal sealed class PassedImages(ReadOnlyMemory<byte> body, IReadOnlyDictionary<int, PassedImage> images)
{
    /// <summary>Gets how many there are.</summary>
    public int Count => images.Count;

    /// <summary>Finds the image that was taken out of a URL of the body, quotes included; null when the URL is complete.</summary>
    public PassedImage? Find(ReadOnlySpan<byte> url) => body.Span.Overlaps(url, out int offset) ? At(offset) : null;

    public PassedImage? At(int place) => images.GetValueOrDefault(place);
}
