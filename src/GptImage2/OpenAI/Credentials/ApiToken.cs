using System.Globalization;

namespace GptImage2;

/// <summary>A bearer token and the time until which the endpoint takes it.</summary>
/// <param name="Value">The token, without the word <c>Bearer</c>.</param>
/// <param name="ExpiresOn">When it expires.</param>
public sealed record ApiToken(string Value, DateTimeOffset ExpiresOn)
{
    /// <summary>The time at which the token expires; never the token.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"a token that expires at {ExpiresOn.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}");
}
