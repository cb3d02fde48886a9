using System.Text;
using System.Text.Json;
using GptImage2.Json;

namespace GptImage2;

/// <summary>Reads and writes by contracts.</summary>
public static class JsonContract
{
    /// <summary>The contract of a type that carries <see cref="JsonContractAttribute"/>.</summary>
    /// <typeparam name="T">The type.</typeparam>
    public static JsonContract<T> Of<T>()
        where T : IJsonContract<T> => SelfContract<T>.Instance;

    internal static ContractReading<T> Read<T>(JsonContract<T> contract, ReadOnlySpan<byte> utf8Json)
    {
        throw new NotSupportedException();
    }

    private sealed class SelfContract<T> : JsonContract<T>
        where T : IJsonContract<T>
    {
        public static readonly SelfContract<T> Instance = new();

        public override ReadOnlySpan<byte> Schema => T.Schema;

        protected internal override T? Read(ref JsonScanner json) => T.Read(ref json);

        protected internal override void Write(Utf8JsonWriter json, T value) => T.Write(json, value);
    }
}
