using GptImage2.Emulator.Batches;
using GptImage2.Emulator.Chat;
using GptImage2.Emulator.Files;
using GptImage2.Emulator.Server;
using GptImage2.Emulator.Webhooks;

namespace GptImage2.Emulator;

/// <summary>What an emulator is made of, apart from the server.</summary>
internal sealed class EmulatorParts : IDisposable
{
    private readonly ChatCompletions _chatCompletions;
    private readonly FileStore _files;
    private readonly FileEndpoint _fileEndpoint;
    private readonly WebhookSender _webhooks;

    public EmulatorParts(EmulatorOptions options)
    {
        Replies = new ReplyScript { Default = () => options.DefaultReply };
        Requests = new RequestLog { Settled = request => options.OnAnswer?.Invoke(request) };
        _chatCompletions = new ChatCompletions(options, Replies);
        var clock = new MovedClock(options);
        _files = new FileStore(clock);
        _webhooks = new WebhookSender(options);
        Batches = new BatchQueue(options, _files, new BatchRequests(options, Requests, _chatCompletions), clock, _webhooks);
        Router = new Router(options, Requests, _chatCompletions, new Resources(options, Replies, _fileEndpoint = new FileEndpoint(options, _files), new BatchEndpoint(Batches), new TimeEndpoint(Batches)));
    }

    public ReplyScript Replies { get; }

    public RequestLog Requests { get; }

    public BatchQueue Batches { get; }

    public Router Router { get; }

    public void Reset()
    {
        Batches.Clear();
        _files.Clear();
        _fileEndpoint.Reset();
        Replies.Clear();
        _chatCompletions.Reset();
        Router.Reset();
        Requests.Restart();
        Requests.Calls?.Clear();
    }

    public void Dispose()
    {
        Batches.Clear();
        _webhooks.Dispose();
        _files.Dispose();
    }
}
