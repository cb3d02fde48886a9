using BenchmarkDotNet.Attributes;
using GptImage2.Benchmarks.Documents;
using GptImage2.Benchmarks.Quick;

namespace GptImage2.Benchmarks.Full;

/// <summary>The contenders of the quick table, over each payload.</summary>
[MemoryDiagnoser]
public abstract class Work<T>
    where T : class, IJsonContract<T>
{
    private Payload<T> _payload = null!;
    private SchemaJudge<T> _judge = null!;
    private int _next;

    [Params(false, true)]
    public bool Indented { get; set; }

    private int Next => _next = (_next + 1) % _payload.Documents.Length;

    [GlobalSetup]
    public void Setup()
    {
        _payload = CreatePayload(Indented);
        _judge = new SchemaJudge<T>(_payload.TypeInfo);
    }

    [Benchmark(Baseline = true)]
    public T? Serializer() => System.Text.Json.JsonSerializer.Deserialize(_payload.Documents[Next], _payload.TypeInfo);

    [Benchmark]
    public T? Read() => PayloadContest.Read<T>(_payload.Documents[Next]);

    [Benchmark]
    public object? BarePass() => PayloadContest.Pass(_payload.Documents[Next]);

    [Benchmark]
    public T ObjectGraph() => _payload.Copy(_payload.Values[Next]);

    [Benchmark]
    public object ThreeViolations() => PayloadContest.Violations<T>(_payload.Spoiled[Next]);

    [Benchmark]
    public T SerializerWithSchema() => _judge.Read(_payload.Documents[Next]);

    [Benchmark]
    public T? Body() => PayloadContest.ReadBody<T>(_payload.Bodies[Next]);

    [Benchmark]
    public T? SerializerBody() => PayloadContest.DeserializeBody(_payload, _payload.Bodies[Next]);

    [Benchmark]
    public byte[] Write() => JsonContract.ToUtf8(_payload.Values[Next]);

    [Benchmark]
    public byte[] SerializerWrite() => System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(_payload.Values[Next], _payload.TypeInfo);

    private protected abstract Payload<T> CreatePayload(bool isIndented);
}
