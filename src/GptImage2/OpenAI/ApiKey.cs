using System.Globalization;
using GptImage2.Text;

namespace GptImage2.OpenAI;

/// <summary>The API key. It keeps the key out of messages and logs.</summary>
internal sealed class ApiKey
{
    public const string Variable = "OPENAI_API_KEY";

    private ApiKey(string value)
    {
        Value = value;
        Redaction = new Redaction(value);
    }

    public string Value { get; }

    /// <summary>Removes the key from untrusted text.</summary>
    public Redaction Redaction { get; }

    /// <summary>Creates a key that can be sent in a header. The exception for any other key does not quote it.</summary>
    public static ApiKey Require(string? value, string parameterName)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            throw new ArgumentException(
                $"The API key is {(value is null ? "missing" : "empty")}: set {nameof(GptImage2Options)}.{nameof(GptImage2Options.ApiKey)}, or leave it null and set the environment variable {Variable}.",
                parameterName);
        }

        int odd = value.AsSpan().IndexOfAnyExceptInRange('!', '~');
        if (odd >= 0)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"The API key has the character U+{(int)value[odd]:X4} at position {odd}, which is not allowed in a key. Remove it; often it is white space around the key."),
                parameterName);
        }

        return new ApiKey(value);
    }

    public string Redact(string text) => Redaction.Of(text);

    public override string ToString() => "[key]";
}
