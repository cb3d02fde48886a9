using System.Globalization;
using GptImage2.AspNetCore.Uploads;
using Microsoft.AspNetCore.Http;

namespace GptImage2;

/// <summary>Reads images that are uploaded to an app.</summary>
/// <remarks>
/// The image is read into memory, so it can be used after the request too. Its type is detected from its first bytes; neither the file
/// name nor the content type of the client is used. What is not an image, or has more bytes than allowed, is not read to its end.
/// </remarks>
public static class ImageUploadExtensions
{
    /// <summary>Reads the image in a file of a form.</summary>
    /// <param name="file">The file.</param>
    /// <param name="maxBytes">The most bytes that the image may have; null for <see cref="ImageLimits.MaxImageBytes"/> of <see cref="ImageLimits.Default"/>, 20 MiB.</param>
    /// <param name="detail">The detail in which the model sees the image.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="BadHttpRequestException">
    /// The file is too large (413), is not an image that the model accepts (415), or cannot be read (400).
    /// </exception>
    public static async Task<ImageInput> ToImageInputAsync(this IFormFile file, long? maxBytes = null, ImageDetail detail = ImageDetail.Auto, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        Stream content = file.OpenReadStream();
        await using (content.ConfigureAwait(false))
            return await ReadAsync(content, file.Length, maxBytes, detail, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads the image that is the body of a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="maxBytes">The most bytes that the image may have; null for <see cref="ImageLimits.MaxImageBytes"/> of <see cref="ImageLimits.Default"/>, 20 MiB.</param>
    /// <param name="detail">The detail in which the model sees the image.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="BadHttpRequestException">
    /// The body is too large (413), is not an image that the model accepts (415), or cannot be read (400).
    /// </exception>
    public static Task<ImageInput> ReadImageInputAsync(this HttpRequest request, long? maxBytes = null, ImageDetail detail = ImageDetail.Auto, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return ReadAsync(request.Body, request.ContentLength, maxBytes, detail, cancellationToken);
    }

    private static async Task<ImageInput> ReadAsync(Stream content, long? length, long? maxBytes, ImageDetail detail, CancellationToken cancellationToken)
    {
        long limit = maxBytes ?? ImageLimits.Default.MaxImageBytes;
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit, nameof(maxBytes));
        try
        {
            if (length > limit)
                throw new ImageInputException(string.Create(CultureInfo.InvariantCulture, $"The image has {length} bytes, more than the {limit} that are allowed.")) { Limit = limit, Found = length };
            var limited = new LimitedStream(content, limit);
            await using (limited.ConfigureAwait(false))
                return await ImageInput.FromStreamAsync(limited, detail, cancellationToken).ConfigureAwait(false);
        }
        catch (ImageInputException e)
        {
            throw new BadHttpRequestException(e.Message, StatusOf(e), e);
        }
    }

    // The web server has a limit of its own, and fails with it while the body is read.
    private static int StatusOf(ImageInputException e) =>
        e.InnerException is BadHttpRequestException bad ? bad.StatusCode
        : e.Limit is not null ? StatusCodes.Status413PayloadTooLarge
        : e.IsOtherType ? StatusCodes.Status415UnsupportedMediaType
        : StatusCodes.Status400BadRequest;
}
