namespace GptImage2.Images;

/// <summary>Takes the image out of <c>data:image/png;base64,…</c>.</summary>
internal static class DataUri
{
    private const string Base64Mark = ";base64";

    public static MemoryImageSource Read(string uri)
    {
        int comma = uri.IndexOf(',', StringComparison.Ordinal);
        if (comma < 0)
            throw new ImageInputException("The data URI has no comma, and so no data.");
        string header = uri["data:".Length..comma];
        if (!header.EndsWith(Base64Mark, StringComparison.OrdinalIgnoreCase))
            throw new ImageInputException("The data URI is not base64: its header does not end with ';base64'.");

        byte[] bytes = Decode(uri[(comma + 1)..]);
        var image = ImageHeader.Read(bytes, "The data URI");
        string claimed = header.Split(';', 2)[0].Trim();
        if (!Means(claimed, image.MediaType))
            throw new ImageInputException($"The data URI claims to be '{claimed}', but its bytes are {image.MediaType}.");
        return new MemoryImageSource(bytes, image, "the data URI");
    }

    private static bool Means(string claimed, string mediaType) =>
        claimed.Equals(mediaType, StringComparison.OrdinalIgnoreCase)
        || (mediaType == "image/jpeg" && claimed.Equals("image/jpg", StringComparison.OrdinalIgnoreCase));

    private static byte[] Decode(string data)
    {
        try
        {
            return Convert.FromBase64String(data.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(data) : data);
        }
        catch (FormatException e)
        {
            throw new ImageInputException("The data URI does not hold valid base64.", e);
        }
    }
}
