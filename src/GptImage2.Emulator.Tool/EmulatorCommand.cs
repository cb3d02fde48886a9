using System.CommandLine;
using System.CommandLine.Help;
using GptImage2.Emulator.Faults;

namespace GptImage2.Emulator.Tool;

/// <summary>The command <c>gptimage2-emulator</c> with its options.</summary>
internal sealed class EmulatorCommand : Command
{
    private static readonly EmulatorOptions Defaults = new();

    private readonly Option<ListenAddress> _urls = ValueOption.WithDefault("--urls", "URL", "Where to listen.", OptionValue.Address, new ListenAddress());
    private readonly Option<bool> _allowRemote = Switch("--allow-remote", "Let --urls name an address that other machines reach, such as http://0.0.0.0:8080. There is no encryption.");
    private readonly Option<bool> _noPage = Switch("--no-page", "Do not show the calls on a page at /, and keep no pictures for it.");
    private readonly Option<string?> _apiKey = ValueOption.Create<string?>("--api-key", "KEY", "The key to accept. [default: any key]", static (_, text) => text);
    private readonly Option<string?> _replies = ValueOption.Create<string?>("--replies", "FILE", "A JSON array of scripted replies: see below.", static (_, text) => text);
    private readonly Option<MalformedReply?> _wrong = ValueOption.Create("--wrong", "NAME", "Make sample documents malformed, such as Fenced, TrailingComma or NumberAsString. An unknown name lists them all.", OptionValue.Malformation);
    private readonly Option<Fault?> _fault = ValueOption.Create("--fault", "FAULT", "Break connections: see below.", OptionValue.Fault);
    private readonly Option<Reply?> _error = ValueOption.Create("--error", "ERROR", "Answer with an error: see below.", OptionValue.Error);

    private readonly Option<double> _faultRate = ValueOption.WithDefault(
        "--fault-rate", "R", "The share of the requests that --fault breaks and --error answers, from 0 to 1.", OptionValue.Between(0d, 1), 1);

    private readonly Option<long> _seed = ValueOption.WithDefault(
        "--seed", "N", "The seed of sample documents, and of the choice of requests to break.", OptionValue.Between(long.MinValue, long.MaxValue), Defaults.Seed);

    private readonly Option<int> _requestsPerMinute = ValueOption.WithDefault(
        "--requests-per-minute", "N", "The rate limit of requests.", OptionValue.Between(1, int.MaxValue), Defaults.RequestsPerMinute);

    private readonly Option<int> _tokensPerMinute = ValueOption.WithDefault(
        "--tokens-per-minute", "N", "The rate limit of tokens.", OptionValue.Between(1, int.MaxValue), Defaults.TokensPerMinute);

    private readonly Option<double> _flexShortage = ValueOption.WithDefault(
        "--flex-shortage", "R", "The share of the requests of the tier flex that are refused for missing capacity, from 0 to 1.", OptionValue.Between(0d, 1), Defaults.FlexShortageRate);

    private readonly Option<int> _reasoningTokens = ValueOption.WithDefault(
        "--reasoning-tokens", "N", "The tokens that each reply spends on reasoning. They count in max_completion_tokens.", OptionValue.Between(0, int.MaxValue), Defaults.ReasoningTokens);

    private readonly Option<ReasoningOverrun> _reasoningOverrun = ValueOption.Create(
        "--reasoning-overrun", "empty|error", "How a reply ends when reasoning leaves no token for it: empty with the finish reason length, or as an error 400. [default: empty]", OptionValue.Overrun);

    private readonly Option<KeyValuePair<string, FieldSupport>[]> _field = ValueOption.Many(
        "--field", "NAME=SUPPORT", "Make a field supported, deprecated, default-only, without-reasoning or unsupported. May be repeated. [default: as --fields lists]", OptionValue.Field);

    private readonly Option<bool> _noPromptCache = Switch("--no-prompt-cache", "Report no cached_tokens in usage.");
    private readonly Option<bool> _detailedUsage = Switch("--detailed-usage", "Report text_tokens and image_tokens in usage.");
    private readonly Option<bool> _minified = Switch("--minified", "Write each JSON body in one line.");
    private readonly Option<bool> _noChunks = Switch("--no-chunks", "Send JSON bodies with a Content-Length, not in chunks.");
    private readonly Option<bool> _fields = Switch("--fields", "List the fields of a request as a table, with what the emulator knows of each, and exit.");

    private readonly Option<int> _batchStep = ValueOption.WithDefault(
        "--batch-step", "MS", "The milliseconds that a batch waits before each step: validation, each request, finalizing.", OptionValue.Between(0, int.MaxValue), 0);

    private readonly Option<bool> _noBatches = Switch("--no-batches", "Let all batches fail, as for a model without batches.");

    private readonly Option<string?> _batchFailure = ValueOption.Create<string?>(
        "--batch-failure", "CODE", "Let all batches fail with this code when they are validated, such as token_limit_exceeded.", static (_, text) => text);

    private readonly Option<double> _lineErrors = ValueOption.WithDefault(
        "--batch-line-errors", "R", "The share of the lines of batches that fail with 500, from 0 to 1.", OptionValue.Between(0d, 1), 0);

    private readonly Option<long?> _queuedTokens = ValueOption.Create<long?>(
        "--batch-queued-tokens", "N", "The tokens that may wait in all open batches of a model. [default: no limit]", static (name, text) => OptionValue.Between(1L, long.MaxValue)(name, text));

    private readonly Option<int?> _uploadsPerMinute = ValueOption.Create<int?>(
        "--uploads-per-minute", "N", "The rate limit of uploads. [default: no limit]", static (name, text) => OptionValue.Between(1, int.MaxValue)(name, text));

    private readonly Option<int> _loseBatches = ValueOption.WithDefault(
        "--lose-batches", "N", "The number of batches that are made without an answer: the connection closes before it.", OptionValue.Between(0, int.MaxValue), 0);

    private readonly Option<Uri?> _webhookUrl = ValueOption.Create("--webhook-url", "URL", "Where to send a signed webhook when a batch has ended.", OptionValue.WebAddress);

    private readonly Option<string?> _webhookSecret = ValueOption.Create<string?>(
        "--webhook-secret", "SECRET", $"The secret that signs webhooks: whsec_ and base64. [default: {WebhookOptions.DefaultSecret}]", OptionValue.WebhookSecret);

    public EmulatorCommand()
        : base("gptimage2-emulator", HelpNotes.Introduction)
    {
        Options.Add(_urls);
        Options.Add(_allowRemote);
        Options.Add(_noPage);
        Options.Add(_apiKey);
        Options.Add(_replies);
        Options.Add(_wrong);
        Options.Add(_fault);
        Options.Add(_error);
        Options.Add(_faultRate);
        Options.Add(_seed);
        Options.Add(_requestsPerMinute);
        Options.Add(_tokensPerMinute);
        Options.Add(_flexShortage);
        Options.Add(_reasoningTokens);
        Options.Add(_reasoningOverrun);
        Options.Add(_field);
        Options.Add(_noPromptCache);
        Options.Add(_detailedUsage);
        Options.Add(_minified);
        Options.Add(_noChunks);
        Options.Add(_batchStep);
        Options.Add(_noBatches);
        Options.Add(_batchFailure);
        Options.Add(_lineErrors);
        Options.Add(_queuedTokens);
        Options.Add(_uploadsPerMinute);
        Options.Add(_loseBatches);
        Options.Add(_webhookUrl);
        Options.Add(_webhookSecret);
        Options.Add(_fields);
        Options.Add(new HelpOption { Description = "Show this text and exit.", Action = new HelpWithNotes() });
        Options.Add(new VersionOption { Description = "Show the version and exit." });
        SetAction(RunAsync);
    }

    private static Option<bool> Switch(string name, string description) => new(name) { Description = description };

    private async Task<int> RunAsync(ParseResult line, CancellationToken stop)
    {
        if (line.GetValue(_fields))
        {
            Console.Write(FieldTable.Write());
            return 0;
        }

        ListenAddress address = line.GetRequiredValue(_urls);
        if (!address.IsLoopback && !line.GetValue(_allowRemote))
            throw new UsageException($"The emulator listens on loopback only, not on {address.Host}, unless --allow-remote is given.");

        var session = new EmulatorSession
        {
            Address = address,
            HasPage = !line.GetValue(_noPage),
            Configure = options => Configure(line, options),
            Script = replies => Script(line, replies),
        };
        await session.RunAsync(stop).ConfigureAwait(false);
        return 0;
    }

    private void Configure(ParseResult line, EmulatorOptions options)
    {
        options.AllowRemote = line.GetValue(_allowRemote);
        options.ApiKey = line.GetValue(_apiKey) ?? options.ApiKey;
        options.AcceptAnyKey = line.GetValue(_apiKey) is null;
        options.Seed = line.GetValue(_seed);
        options.RequestsPerMinute = line.GetValue(_requestsPerMinute);
        options.TokensPerMinute = line.GetValue(_tokensPerMinute);
        options.FlexShortageRate = line.GetValue(_flexShortage);
        options.ReasoningTokens = line.GetValue(_reasoningTokens);
        options.WhenReasoningTakesAll = line.GetValue(_reasoningOverrun);
        options.PromptCache = !line.GetValue(_noPromptCache);
        options.DetailedUsage = line.GetValue(_detailedUsage);
        options.MinifiedBodies = line.GetValue(_minified);
        options.ChunkedBodies = !line.GetValue(_noChunks);
        foreach ((string field, FieldSupport support) in line.GetValue(_field) ?? [])
            options.Fields[field] = support;

        options.Batches.StepDelay = TimeSpan.FromMilliseconds(line.GetValue(_batchStep));
        options.Batches.Supported = !line.GetValue(_noBatches);
        options.Batches.Failure = line.GetValue(_batchFailure) is { } code ? new BatchFailure(code, $"The emulator lets all batches fail with {code}.") : null;
        options.Batches.LineErrorRate = line.GetValue(_lineErrors);
        options.Batches.MaxQueuedTokens = line.GetValue(_queuedTokens) ?? options.Batches.MaxQueuedTokens;
        options.Batches.UploadsPerMinute = line.GetValue(_uploadsPerMinute) ?? options.Batches.UploadsPerMinute;
        options.Webhooks.Address = line.GetValue(_webhookUrl);
        options.Webhooks.Secret = line.GetValue(_webhookSecret) ?? options.Webhooks.Secret;
        options.DefaultReply = line.GetValue(_wrong) is { } kind ? Reply.Wrong(kind) : options.DefaultReply;
    }

    private void Script(ParseResult line, ReplyScript replies)
    {
        if (line.GetValue(_replies) is { } file)
            RepliesFile.Load(file, replies);

        if (line.GetValue(_fault) is { } fault)
            replies.Sometimes(line.GetValue(_faultRate), line.GetValue(_seed), fault.At is Fault.Stage.AnswerUnread ? Reply.ProxyPage(413).WithFault(fault) : Reply.Broken(fault));

        if (line.GetValue(_loseBatches) is > 0 and var count)
            replies.LoseAnswers(static request => request is { Method: "POST", Path: "/v1/batches" }, count);

        if (line.GetValue(_error) is { } error)
            replies.Sometimes(line.GetValue(_faultRate), line.GetValue(_seed), error);
    }
}
