using System.Runtime.InteropServices;
using GptImage2.Messages;
using GptImage2.Models;

namespace GptImage2.Jobs.Plans;

/// <summary>The expected input tokens of a request.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct RequestTally(long InputTokens, long PictureTokens, int UnknownPictures)
{
    /// <summary>Counts a request. Its text is counted where the client has a counter, and estimated otherwise.</summary>
    public static RequestTally Of(JsonModeRequest request)
    {
        long pictures = 0;
        int unknown = 0;
        foreach (UserMessagePart part in request.Leading.Examples.SelectMany(static example => example.Parts).Concat(request.SentParts))
        {
            if (part.Image is not { } image)
                continue;
            if (image.Source?.Size is { } size)
                pictures += ImageTokens.Patches(size, request.DetailOf(image));
            else
                (pictures, unknown) = (pictures + 1, unknown + 1);
        }

        JsonModeRequest counted = request with { Counter = request.Counter ?? EstimatingCounter.Instance, CountedTokens = null };
        long text = RequestTokens.Estimate(counted) - RequestTokens.Images(counted);
        return new RequestTally(text + pictures, pictures, unknown);
    }
}
