using System.Text;
using GptImage2.Emulator.Errors;

namespace GptImage2.Emulator.Endpoints;

internal static class RequestKey
{
    private const int Head = 8;
    private const int Tail = 4;
    private const string Scheme = "Bearer ";
    private const string BasicScheme = "Basic ";

    public static bool HasNoQuota(HttpRequest request, EndpointOptions options) => options.KeysWithoutQuota.Contains(Read(request));

    public static ErrorResponse? Check(HttpRequest request, EndpointOptions options)
    {
        string key = Read(request);
        if (key.Length == 0)
        {
            return ErrorResponse.Unauthorized(
                "You didn't provide an API key. You need to provide your API key in an Authorization header using Bearer auth (i.e. Authorization: Bearer YOUR_KEY), or as the password field (with blank username) if you're accessing the API from your browser and are prompted for a username and password. You can obtain an API key from https://platform.openai.com/account/api-keys.",
                code: null);
        }

        return options.Accepts(key)
            ? null
            : ErrorResponse.Unauthorized(
                $"Incorrect API key provided: {Mask(key)}. You can find your API key at https://platform.openai.com/account/api-keys.",
                "invalid_api_key");
    }

    private static string Read(HttpRequest request)
    {
        string header = request.Headers.Authorization.ToString();
        if (header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return header[Scheme.Length..].Trim();

        return header.StartsWith(BasicScheme, StringComparison.OrdinalIgnoreCase) ? ReadPassword(header[BasicScheme.Length..].Trim()) : string.Empty;
    }

    /// <summary>Reads the key from where the endpoint takes it too: the password of a user without a name.</summary>
    private static string ReadPassword(string credentials)
    {
        byte[] bytes = new byte[credentials.Length];
        return Convert.TryFromBase64String(credentials, bytes, out int length) && Encoding.UTF8.GetString(bytes, 0, length) is [':', .. var password] ? password : string.Empty;
    }

    private static string Mask(string key) =>
        key.Length <= Head + Tail ? key : key[..Head] + new string('*', key.Length - Head - Tail) + key[^Tail..];
}
