using System.Text;
using GptImage2.Contracts;

namespace GptImage2.Generators.Tests.Contracts;

/// <summary>Answers a call with a fixed reply, which the contract of the method reads and writes.</summary>
internal sealed class ReplyCaller(string reply) : IJsonModeCaller
{
    public string Schema { get; private set; } = "";

    public string Message { get; private set; } = "";

    public TClient As<TClient>()
        where TClient : class, IJsonModeClient<TClient> => TClient.GeneratedBind(this);

    public Task<JsonModeResult<T>> CallAsync<T>(JsonModeMethod<T> method, UserMessage message, CallOptions? options, CancellationToken cancellationToken)
    {
        Schema = Encoding.UTF8.GetString(method.Contract.Schema);
        Message = string.Concat(message.Parts.Select(part => Encoding.UTF8.GetString(part.Text.Span)));
        ContractReading<T> reading = ContractReader.Read(method.Contract, Encoding.UTF8.GetBytes(reply));
        Assert.Empty(reading.Violations);
        return Task.FromResult(new JsonModeResult<T>(reading.Value!));
    }

    public JsonModeStream<T> Stream<T>(JsonModeStreamMethod<T> method, UserMessage message, CallOptions? options, CancellationToken cancellationToken) => throw new NotSupportedException();

    public JsonModeStream<JsonModeSnapshot<T>> StreamSnapshots<T>(JsonModeMethod<T> method, UserMessage message, CallOptions? options, CancellationToken cancellationToken) => throw new NotSupportedException();
}
