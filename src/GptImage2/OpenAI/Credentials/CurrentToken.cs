namespace GptImage2.OpenAI.Credentials;

/// <summary>A token that is kept until it expires.</summary>
/// <param name="Key">The token.</param>
/// <param name="ExpiresOn">When it expires.</param>
/// <param name="RefreshOn">From when on the next one is fetched while this one is still used.</param>
internal sealed record CurrentToken(ApiKey Key, DateTimeOffset ExpiresOn, DateTimeOffset RefreshOn);
