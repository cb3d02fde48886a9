namespace GptImage2.OpenAI;

/// <summary>Finds the address of the API.</summary>
internal static class EndpointAddress
{
    public const string Variable = "OPENAI_BASE_URL";

    private const string Option = $"{nameof(GptImage2Options)}.{nameof(GptImage2Options.Endpoint)}";

    private static readonly Uri Default = new("https://api.openai.com/v1");

    /// <summary>Returns the address from the options, from the environment variable, or the default, in that order.</summary>
    public static Uri Resolve(Uri? option)
    {
        if (option is not null)
            return Require(option, Option);
        string? variable = Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrWhiteSpace(variable))
            return Default;
        return Uri.TryCreate(variable.Trim(), UriKind.Absolute, out Uri? uri)
            ? Require(uri, $"The environment variable {Variable}")
            : throw new ArgumentException($"The environment variable {Variable} must be an absolute http or https URI.", nameof(option));
    }

    /// <summary>The address as part of the identity of a request: with the query, which may choose a deployment, and without credentials.</summary>
    public static string IdentityOf(Uri address) =>
        address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped).TrimEnd('/') + address.Query;

    private static Uri Require(Uri uri, string origin)
    {
        if (!uri.IsAbsoluteUri || uri.Scheme is not ("https" or "http"))
            throw new ArgumentException($"{origin} must be an absolute http or https URI.", nameof(uri));
        if (uri.AbsolutePath.TrimEnd('/').EndsWith("/chat/completions", StringComparison.OrdinalIgnoreCase))
            throw new ArgumentException($"{origin} must be the base of the API. Remove /chat/completions from it.", nameof(uri));
        return uri;
    }
}
