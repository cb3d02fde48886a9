using System.Globalization;

namespace GptImage2.Testing;

/// <summary>The exceptions for mistakes of a test: what is missing or wrong in its set-up, and what to write.</summary>
internal static class SetupError
{
    public static InvalidOperationException NotSetUp(FakeCall call, IReadOnlyList<FakeMethod> methods)
    {
        FakeMethod[] same = [.. methods.Where(method => method.IsFor(call))];
        string why = same.Length switch
        {
            0 when methods.Count == 0 => "Nothing is set up.",
            0 => $"Only these are set up: {string.Join(", ", methods.Select(static method => method.Method).Distinct(StringComparer.Ordinal))}.",
            1 => $"Its condition is not true for the call: {call.UserMessage}",
            _ => string.Create(CultureInfo.InvariantCulture, $"None of its {same.Length} conditions is true for the call: {call.UserMessage}"),
        };
        return new InvalidOperationException($"The fake has no answer for {call.Method}. {why}{Environment.NewLine}Write before the call: {Advice(call)}");
    }

    public static InvalidOperationException NoAnswer(FakeCall call) =>
        new($"{call.Method} is set up without an answer. Write before the call: {Advice(call)}");

    public static InvalidOperationException WrongType(FakeCall call, Type expected, object? value) =>
        new($"{call.Method} returns {NameOf(expected)}, but the fake was set up with {(value is null ? "null" : NameOf(value.GetType()))}. Write: {Advice(call)}");

    public static InvalidOperationException NoStream(FakeCall call) =>
        new($"{call.Method} returns one value and no stream, so no exception can follow its items. Write: {Advice(call)}");

    public static InvalidOperationException NotWritable(FakeCall call, Exception error) =>
        new($"The value that was set up for {call.Method} cannot be written as JSON by its contract: {error.Message} Return a value that the contract allows.", error);

    private static string Advice(FakeCall call)
    {
        int dot = call.Method.LastIndexOf('.');
        string on = dot < 0 ? $"fake.On(\"{call.Method}\")" : $"fake.On<{call.Method[..dot]}>(nameof({call.Method}))";
        string answer = call.Kind switch
        {
            FakeCallKind.Items => "ReturnsItems(items)",
            FakeCallKind.Snapshots => "Returns(value)",
            _ => "Returns(value)",
        };
        return $"{on}.{answer}; or .RepliesJson(json), or .Throws(() => exception).";
    }

    private static string NameOf(Type type) => type.IsGenericType
        ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>"
        : type.Name;
}
