using System.Globalization;
using GptImage2.Text;

namespace GptImage2.OpenAI.Credentials;

/// <summary>A key or token that requests are sent with. It keeps itself out of messages and logs.</summary>
internal sealed class ApiKey
{
    public const string Variable = "OPENAI_API_KEY";

    private const string Option = "GptImage2Options.ApiKey";

    private ApiKey(string value)
    {
        Value = value;
        Bearer = $"Bearer {value}";
        Redaction = new Redaction(value);
    }

    public string Value { get; }

    /// <summary>The key as the value of the header Authorization.</summary>
    public string Bearer { get; }

    /// <summary>Removes the key from untrusted text.</summary>
    public Redaction Redaction { get; }

    /// <summary>Creates a key that can be sent in a header. The exception for any other key does not quote it.</summary>
    public static ApiKey Require(string? value, string parameterName)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            throw new ArgumentException(
                $"The API key is {(value is null ? "missing" : "empty")}: set {Option}, or leave it null and set the environment variable {Variable}.",
                parameterName);
        }

        return Mistake(value) is { } mistake
            ? throw new ArgumentException($"The API key {mistake}.", parameterName)
            : new ApiKey(value);
    }

    /// <summary>Creates a key that has no mistake.</summary>
    public static ApiKey Of(string value) => new(value);

    /// <summary>Why a text cannot be sent as a key, without quoting it; null when it can.</summary>
    public static string? Mistake(string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
            return value is null ? "is missing" : "is empty";
        int odd = value.AsSpan().IndexOfAnyExceptInRange('!', '~');
        return odd < 0
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"has the character U+{(int)value[odd]:X4} at position {odd}, which is not allowed in a key. Remove it; often it is white space around the key");
    }

    public override string ToString() => "[key]";
}
