using System.Globalization;

namespace GptImage2.Images;

/// <summary>Holds the images of a call to the limits, before anything of it is sent.</summary>
internal static class ImageCheck
{
    public static void Require(JsonModeRequest request, ImageLimits limits, CallRecord call)
    {
        long payload = request.EncodedSystemMessage.Length;
        int number = 0;
        foreach (UserMessagePart part in request.Parts)
        {
            payload += part.Text.Length;
            if (part.Image is not { } image)
                continue;
            number++;
            long length = image.Length ?? 0;
            payload += image.Address?.Length ?? Base64Chunk.EncodedLengthOf(length);
            if (number > limits.MaxImages)
                throw Beyond(call, part.Parameter, number, limits.MaxImages, request.Parts.Count(static other => other.Image is not null), "The call has {0} images", nameof(ImageLimits.MaxImages));
            if (length > limits.MaxImageBytes)
                throw Beyond(call, part.Parameter, number, limits.MaxImageBytes, length, $"Image {number}, of the parameter '{part.Parameter}', has {{0}} bytes", nameof(ImageLimits.MaxImageBytes));
        }

        if (number > 0 && payload > limits.MaxPayloadBytes)
            throw Beyond(call, null, null, limits.MaxPayloadBytes, payload, "The call with its images in base64 has {0} bytes", nameof(ImageLimits.MaxPayloadBytes));
    }

    private static ImageInputException Beyond(CallRecord call, string? parameter, int? number, long limit, long found, string subject, string limitName) =>
        new(call, string.Format(CultureInfo.InvariantCulture, $"{subject}, more than {nameof(ImageLimits)}.{limitName} = {{1}} allows.", found, limit))
        {
            Parameter = parameter,
            ImageNumber = number,
            Limit = limit,
            Found = found,
        };
}
