using System.Net;

namespace GptImage2.Emulator;

/// <summary>What an emulator accepts, and the limits it holds requests to.</summary>
public abstract partial class EndpointOptions
{
    /// <summary>The key that is accepted unless <see cref="ApiKey"/> names another.</summary>
    public const string DefaultApiKey = "sk-emulator-test-key-0001";

    private protected EndpointOptions()
    {
    }

    /// <summary>Gets or sets the address to listen on: one of loopback, unless <see cref="AllowRemote"/> is set.</summary>
    public IPAddress Address { get; set; } = IPAddress.Loopback;

    /// <summary>Gets or sets a value indicating whether other machines may connect.</summary>
    /// <remarks>
    /// There is no encryption: keys, prompts and pictures are sent as plain text. If there is a <see cref="Page"/>, everyone who reaches the
    /// emulator can see it.
    /// </remarks>
    public bool AllowRemote { get; set; }

    /// <summary>Gets or sets a value indicating whether <c>GET /</c> is a page that shows the calls as they come in.</summary>
    /// <remarks>
    /// While it is on, the last 500 calls are kept for it with their pictures, within 64 MB. It is off unless it is asked for, since a test
    /// has no use for it; the program has it on.
    /// </remarks>
    public bool Page { get; set; }

    /// <summary>Gets or sets the port; 0 takes a free one.</summary>
    public int Port { get; set; }

    /// <summary>Gets or sets the key that is accepted.</summary>
    public string ApiKey { get; set; } = DefaultApiKey;

    /// <summary>
    /// Gets or sets a value indicating whether every key is accepted that is not in <see cref="RejectedKeys"/>, except text that shows a mistake:
    /// one with spaces, quotes, commas, <c>$</c>, <c>&lt;</c>, <c>&gt;</c> or characters beyond ASCII, <c>undefined</c> and <c>null</c>.
    /// </summary>
    public bool AcceptAnyKey { get; set; }

    /// <summary>Gets the keys that are refused in any case.</summary>
    public ISet<string> RejectedKeys { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Gets the names of the models that exist here.</summary>
    public ISet<string> Models { get; } = new HashSet<string>(StringComparer.Ordinal) { "gpt-5-4-image-2", "gpt-5.4-image-2" };

    /// <summary>Gets or sets the seed of sample documents; the <c>seed</c> of a request comes before it.</summary>
    public long Seed { get; set; }

    /// <summary>Gets or sets the largest request body in bytes.</summary>
    public int MaxRequestBytes { get; set; } = 100 * 1024 * 1024;

    /// <summary>Gets or sets the largest image in bytes, before base64.</summary>
    public int MaxImageBytes { get; set; } = 20 * 1024 * 1024;

    /// <summary>Gets or sets how many images a request may hold.</summary>
    public int MaxImages { get; set; } = 500;

    /// <summary>Gets or sets how many tokens prompt and completion may have together.</summary>
    public int ContextTokens { get; set; } = 272_000;

    /// <summary>Gets or sets the largest <c>max_completion_tokens</c>.</summary>
    public int MaxCompletionTokens { get; set; } = 128_000;

    /// <summary>Gets or sets how many requests a minute are answered.</summary>
    public int RequestsPerMinute { get; set; } = 30_000;

    /// <summary>Gets or sets how many tokens of prompts a minute are answered, by the estimate that the endpoint makes for this.</summary>
    public int TokensPerMinute { get; set; } = 150_000_000;

    /// <summary>Gets or sets how many images a minute are taken.</summary>
    public int ImagesPerMinute { get; set; } = 50_000;

    /// <summary>Gets which batches are taken, and how they move.</summary>
    public BatchOptions Batches { get; } = new();

    /// <summary>Gets where webhooks are sent when batches end.</summary>
    public WebhookOptions Webhooks { get; } = new();

    /// <summary>Gets or sets how images are counted as tokens.</summary>
    public ImageTokenRule ImageTokens { get; set; } = new();

    /// <summary>Gets or sets the clock: of time stamps, of delays and of rate limits.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    internal void Validate()
    {
        if (!AllowRemote && !IPAddress.IsLoopback(Address))
            throw new InvalidOperationException($"The emulator listens on loopback only, not on {Address}, unless {nameof(AllowRemote)} is set.");

        ArgumentException.ThrowIfNullOrWhiteSpace(ApiKey);
        ArgumentOutOfRangeException.ThrowIfNegative(Port);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Port, IPEndPoint.MaxPort);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxRequestBytes);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxImageBytes);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(RequestsPerMinute);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(TokensPerMinute);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(ImagesPerMinute);
        ArgumentOutOfRangeException.ThrowIfNegative(FlexShortageRate);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(FlexShortageRate, 1);
        Batches.Validate();
        Webhooks.Validate();
    }

    internal bool Accepts(string key) =>
        !RejectedKeys.Contains(key) && ((AcceptAnyKey && CanBeKey(key)) || KeysWithoutQuota.Contains(key) || string.Equals(key, ApiKey, StringComparison.Ordinal));

    // Two keys, one in quotes, one with its scheme written twice, a variable or a missing one: mistakes that a real endpoint refuses.
    private static bool CanBeKey(string key) =>
        key is not ("undefined" or "null") && key.All(static c => c is > ' ' and < '\x7f' and not ('"' or '\'' or ',' or '$' or '<' or '>'));
}
