using System.Globalization;
using GptImage2.Emulator.Errors;

namespace GptImage2.Emulator.Images;

internal static class ImageErrors
{
    public static ErrorResponse NotADataUrl(string path, string got) => ErrorResponse.BadRequest(
        $"Invalid image URL: '{path}'. Expected a base64-encoded data URL with an image MIME type (e.g. 'data:image/png;base64,aW1nIGJ5dGVzIGhlcmU='), but got {got}.",
        path,
        "invalid_value");

    public static ErrorResponse NotAnAddress(string path) => ErrorResponse.BadRequest(
        $"Invalid '{path}'. Expected a valid URL, but got a value with an invalid format.", path, "invalid_value");

    public static ErrorResponse NotDownloaded(string url) => ErrorResponse.BadRequest($"Error while downloading {url}.", code: "invalid_image_url");

    public static ErrorResponse NotBase64() => ErrorResponse.BadRequest("Invalid base64 image_url.", code: "invalid_base64");

    public static ErrorResponse UnsupportedFormat() => ErrorResponse.BadRequest(
        "You uploaded an unsupported image. Please make sure your image has of one the following formats: ['png', 'jpeg', 'gif', 'webp'].",
        code: "invalid_image_format");

    public static ErrorResponse NotAnImage() => ErrorResponse.BadRequest(
        "The image data you provided does not represent a valid image. Please check your input and try again with one of the supported image formats: ['image/jpeg', 'image/png', 'image/gif', 'image/webp'].",
        code: "image_parse_error");

    public static ErrorResponse TooLarge(int limit) => ErrorResponse.BadRequest(
        string.Create(
            CultureInfo.InvariantCulture,
            $"You uploaded an unsupported image. Please make sure your image is below {limit / (1024 * 1024.0):0.##} MB in size and is of one the following formats: ['png', 'jpeg', 'gif', 'webp']."),
        code: "invalid_image_format");

    public static ErrorResponse TooMany(int limit) => ErrorResponse.BadRequest(
        string.Create(CultureInfo.InvariantCulture, $"Too many images in request. Max is {limit}."),
        "messages",
        "invalid_value");
}
