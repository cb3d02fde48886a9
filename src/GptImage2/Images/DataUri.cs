namespace GptImage2.Images;

/// <summary>Reads the image in a data URI, <c>data:image/png;base64,…</c>.</summary>
internal static class DataUri
{
    private const string Base64Mark = ";base64";

    public static MemoryImageSource Read(string uri)
    {
        int comma = uri.IndexOf(',', StringComparison.Ordinal);
        if (comma < 0)
            throw new ImageInputException("The data URI has no data: a comma must separate its header from its data.");
        string header = uri["data:".Length..comma];
        if (!header.EndsWith(Base64Mark, StringComparison.OrdinalIgnoreCase))
            throw new ImageInputException("The data URI is not base64: its header must end with ';base64'.");

        byte[] bytes = Decode(uri[(comma + 1)..]);
        var image = ImageHeader.Read(bytes, "The data URI");
        string declared = header.Split(';', 2)[0].Trim();
        if (!Means(declared, image.MediaType))
            throw new ImageInputException($"The media type of the data URI is '{declared}', but its bytes are {image.MediaType}. Correct one of them.");
        return new MemoryImageSource(bytes, image, "the data URI");
    }

    private static bool Means(string declared, string mediaType) =>
        declared.Equals(mediaType, StringComparison.OrdinalIgnoreCase)
        || (mediaType == "image/jpeg" && declared.Equals("image/jpg", StringComparison.OrdinalIgnoreCase));

    private static byte[] Decode(string data)
    {
        try
        {
            return Convert.FromBase64String(data.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(data) : data);
        }
        catch (FormatException e)
        {
            throw new ImageInputException("The data of the data URI is not valid base64.", e);
        }
    }
}
