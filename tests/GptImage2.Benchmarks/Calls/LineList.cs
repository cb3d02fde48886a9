using System.Text.Json;
using GptImage2.Benchmarks.Contracts;
using GptImage2.Generated;

namespace GptImage2.Benchmarks.Calls;

/// <summary>The contract of the complete list. For a stream it is only sent to the model.</summary>
internal sealed class LineList : JsonContract<IReadOnlyList<ReceiptLine>>
{
    public override ReadOnlySpan<byte> Schema => """{"type":"object","properties":{"items":{"type":"array"}},"required":["items"]}"""u8;

    protected override IReadOnlyList<ReceiptLine> Read(ref JsonScanner json) => throw new NotSupportedException();

    protected override void Write(Utf8JsonWriter json, IReadOnlyList<ReceiptLine> value) => throw new NotSupportedException();
}
