using System.Text.Json;
using GptImage2.Generated;

namespace GptImage2.Contracts;

/// <summary>The contract of a type that implements it itself.</summary>
internal sealed class SelfContract<T> : JsonContract<T>
    where T : IJsonContract<T>
{
    public static readonly SelfContract<T> Instance = new();

    public override ReadOnlySpan<byte> Schema => T.Schema;

    protected override T? Read(ref JsonScanner json) => T.Read(ref json);

    protected override void Write(Utf8JsonWriter json, T value) => GeneratedContract.Write(json, value);
}
