using System.ClientModel.Primitives;
using GptImage2.OpenAI.Credentials;
using GptImage2.Results;
using GptImage2.Text;

namespace GptImage2.OpenAI;

/// <summary>Puts the headers of the options into each attempt.</summary>
internal sealed class ExtraHeadersPolicy : PipelinePolicy
{
    private const string Option = $"The callback of {nameof(GptImage2Options)}.{nameof(GptImage2Options.ConfigureHeaders)}";

    // A shorter value is a part of ordinary words.
    private const int ShortestSecret = 8;

    private readonly KeyValuePair<string, string>[] _constant;
    private readonly Redaction? _secrets;
    private readonly Func<RequestHeaders, CancellationToken, ValueTask>? _configure;
    private readonly LimitedCallback _limit;
    private readonly string _model;
    private readonly string? _keyHeader;

    public ExtraHeadersPolicy(GptImage2Options options)
    {
        _constant = [.. options.Headers];
        _secrets = _constant.Aggregate((Redaction?)null, static (found, header) => Secrets(found, header.Key, header.Value));
        _configure = options.ConfigureHeaders;
        _limit = new LimitedCallback(Option, options.AttemptTimeout);
        _model = options.Model;
        _keyHeader = options.ApiKeyHeader;
    }

    public override void Process(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex) =>
        ProcessAsync(message, pipeline, currentIndex).AsTask().GetAwaiter().GetResult();

    public override async ValueTask ProcessAsync(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
    {
        var state = RequestState.Of(message);
        if (_secrets is not null)
            state.Account.Hide(_secrets);
        foreach ((string name, string value) in _constant)
            message.Request.Headers.Set(name, value);
        if (_configure is not null)
        {
            RequestHeaders headers = await ConfigureAsync(_configure, state, message.CancellationToken).ConfigureAwait(false);
            // What an earlier attempt was sent with, and this one is not.
            foreach (string name in state.ExtraHeaders.Except(headers.Values.Keys, StringComparer.OrdinalIgnoreCase).Except(_constant.Select(static header => header.Key), StringComparer.OrdinalIgnoreCase))
                message.Request.Headers.Remove(name);
            foreach ((string name, string value) in headers.Values)
                message.Request.Headers.Set(name, value);
            state.ExtraHeaders = [.. headers.Values.Keys];
        }

        await ProcessNextAsync(message, pipeline, currentIndex).ConfigureAwait(false);
    }

    private async Task<RequestHeaders> ConfigureAsync(Func<RequestHeaders, CancellationToken, ValueTask> configure, RequestState state, CancellationToken cancellationToken)
    {
        var headers = new RequestHeaders(state.Account.Method, state.Request?.Settings.Model ?? _model, state.Attempts, _keyHeader);
        try
        {
            await _limit.RunAsync(
                async token =>
                {
                    await configure(headers, token).ConfigureAwait(false);
                    return headers;
                },
                cancellationToken).ConfigureAwait(false);
            Hide(headers, state.Account);
            return headers;
        }
        catch (CallbackFailedException e)
        {
            throw new RequestHeaderException(state.Account, e.Message, e.InnerException, e.TimedOut);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // The exception may quote what was set before.
            Hide(headers, state.Account);
            throw new RequestHeaderException(state.Account, $"{Option} threw {e.GetType().Name}: {e.Message}", state.Account.Redaction is { } redaction ? RedactedException.Of(e, redaction) : e, timedOut: false);
        }
    }

    private static void Hide(RequestHeaders headers, CallAccount account)
    {
        foreach ((string name, string value) in headers.Values)
        {
            if (Secrets(null, name, value) is { } secret)
                account.Hide(secret);
        }
    }

    // Of "Bearer abc", the last word is the secret.
    private static Redaction? Secrets(Redaction? found, string name, string value)
    {
        string secret = value[(value.LastIndexOf(' ') + 1)..];
        return HeaderRules.IsSecret(name) && secret.Length >= ShortestSecret ? Redaction.Join(found, new Redaction(secret)) : found;
    }
}
