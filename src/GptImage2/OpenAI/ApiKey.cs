using System.Globalization;

namespace GptImage2.OpenAI;

/// <summary>The key, and the care that it stands in no text that anyone reads.</summary>
internal sealed class ApiKey
{
    public const string Variable = "OPENAI_API_KEY";

    private const string Shown = "[key]";

    private ApiKey(string value) => Value = value;

    public string Value { get; }

    /// <summary>Takes a key that can stand in a header; the reason why another cannot does not quote it.</summary>
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
                string.Create(CultureInfo.InvariantCulture, $"The API key holds a character at position {odd} (U+{(int)value[odd]:X4}) that no key has. Is there white space around it?"),
                parameterName);
        }

        return new ApiKey(value);
    }

    public string Redact(string text) => text.Replace(Value, Shown, StringComparison.Ordinal);

    public override string ToString() => Shown;
}
