using System.Globalization;

namespace GptImage2.Messages;

/// <summary>The settings of a request that people made by hand, for the client, the interface, the method or the call.</summary>
/// <remarks>
/// They are part of the <see cref="RequestIdentity"/>: whoever asks with other settings expects another reply. A new setting
/// that changes what the model writes gets a property here and a line in <see cref="ToString"/>. A setting that only changes
/// how the reply is paid for, sent, found or read does not: service tier, streaming, keys of caches, metadata, leniency, and
/// what a limit of cost makes of the limit of output tokens.
/// </remarks>
internal sealed record AuthorSettings
{
    public static AuthorSettings None { get; } = new();

    public int? MaxOutputTokens { get; init; }

    public ReasoningEffort? ReasoningEffort { get; init; }

    public Verbosity? Verbosity { get; init; }

    /// <summary>The settings as JSON. One that is not set is left out, so that a new kind of setting does not change the identity of requests without it.</summary>
    public override string ToString() => $"{{{string.Join(',', Members())}}}";

    private IEnumerable<string> Members()
    {
        if (MaxOutputTokens is { } tokens)
            yield return string.Create(CultureInfo.InvariantCulture, $"\"max_completion_tokens\":{tokens}");
        if (ReasoningEffort is { } effort)
            yield return $"\"reasoning_effort\":\"{WireNames.Of(effort)}\"";
        if (Verbosity is { } verbosity)
            yield return $"\"verbosity\":\"{WireNames.Of(verbosity)}\"";
    }
}
