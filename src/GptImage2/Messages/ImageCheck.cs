using System.Globalization;
using GptImage2.Results;
using GptImage2.Text;

namespace GptImage2.Messages;

/// <summary>Checks the images of a call against the limits before anything is sent.</summary>
internal static class ImageCheck
{
    public static void Require(JsonModeRequest request, ImageLimits limits, CallAccount call)
    {
        long payload = request.Leading.Encoded.Text.Length;
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
                throw Beyond(call, part.Parameter, number, nameof(ImageLimits.MaxImages), limits.MaxImages, "The call has", request.Parts.Count(static other => other.Image is not null), "images");
            if (length > limits.MaxImageBytes)
                throw Beyond(call, part.Parameter, number, nameof(ImageLimits.MaxImageBytes), limits.MaxImageBytes, $"Image {number}, of the parameter '{part.Parameter}', has", length, "bytes");
        }

        if (number > 0 && payload > limits.MaxPayloadBytes)
            throw Beyond(call, null, null, nameof(ImageLimits.MaxPayloadBytes), limits.MaxPayloadBytes, "The call with its images in base64 has", payload, "bytes");
    }

    private static ImageInputException Beyond(CallAccount call, string? parameter, int? number, string limitName, long limit, string has, long found, string unit) =>
        new(call, string.Create(CultureInfo.InvariantCulture, $"{has} {found} {unit}, more than {nameof(ImageLimits)}.{limitName} = {limit} allows."))
        {
            Parameter = parameter,
            ImageNumber = number,
            Limit = limit,
            Found = found,
        };
}
