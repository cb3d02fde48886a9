using System.Runtime.ExceptionServices;
using System.Text;
using GptImage2.Contracts;
using GptImage2.Generated;

namespace GptImage2.Tests.Contracts;

internal delegate T? ValueReader<T>(ref JsonScanner json);

internal sealed class ReaderContract<T>(ValueReader<T> read) : JsonContract<T>
{
    public override ReadOnlySpan<byte> Schema => "{}"u8;

    protected override T? Read(ref JsonScanner json) => read(ref json);

    protected override void Write(System.Text.Json.Utf8JsonWriter json, T value) => throw new NotSupportedException();
}

/// <summary>Reads a complete text as a contract does, and returns the value or the violations.</summary>
internal static class Reading
{
    public static bool Accepts(ReadOnlySpan<byte> utf8)
    {
        var json = new JsonScanner(utf8);
        json.Skip();
        json.ReadEnd();
        return !json.Violated;
    }

    public static bool Accepts(string text) => Accepts(Encoding.UTF8.GetBytes(text));

    // An exception of these readers is a bug of the scanner or a failed assertion, not a refused value.
    public static ContractReading<T> Of<T>(ReadOnlySpan<byte> utf8, ValueReader<T> read)
    {
        ContractReading<T> reading = ContractReader.Read(new ReaderContract<T>(read), utf8);
        if (reading.Error is { } error)
            ExceptionDispatchInfo.Throw(error);
        return reading;
    }

    public static ContractReading<T> Of<T>(string text, ValueReader<T> read) => Of(Encoding.UTF8.GetBytes(text), read);

    public static ContractReading<Order> OfOrder(string text) =>
        ContractReader.Read(JsonContract.Of<Order>(), Encoding.UTF8.GetBytes(text));

    public static T Value<T>(string text, ValueReader<T> read)
    {
        ContractReading<T> reading = Of(text, read);
        Assert.Empty(reading.Violations);
        return reading.Value!;
    }

    public static ContractViolation Violation<T>(string text, ValueReader<T> read)
    {
        ContractReading<T> reading = Of(text, read);
        Assert.Equal(default, reading.Value);
        return Assert.Single(reading.Violations);
    }

    public static string? Skip(ref JsonScanner json)
    {
        json.Skip();
        return null;
    }

    /// <summary>The pointer, rule and byte offset of each violation.</summary>
    public static string[] Brief(IEnumerable<ContractViolation> violations) =>
        [.. violations.Select(violation => $"{violation.Path} {violation.Rule} {violation.Offset}")];
}
