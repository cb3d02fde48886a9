using GptImage2.Contracts;
using GptImage2.Messages;
using GptImage2.Repairing;

namespace GptImage2.Calls;

/// <summary>Runs the checks of a call, and turns what they reject into violations.</summary>
/// <param name="method">The method that is called.</param>
/// <param name="contract">The contract of the value.</param>
/// <param name="settings">The settings of the call.</param>
internal sealed class ReplyChecker<T>(string method, JsonContract<T> contract, CallSettings settings)
{
    private readonly IReplyCheck<T>[] _checks = settings.Checks?.Of<T>() ?? [];

    /// <summary>Checks a value that fits its contract.</summary>
    /// <param name="reading">The value, and the text that it was read from.</param>
    /// <param name="examples">The examples of such values that the model was shown.</param>
    /// <param name="cancellationToken">The token of the call.</param>
    /// <returns>The same reading, or one with violations.</returns>
    public async ValueTask<RepairedReading<T>> CheckAsync(RepairedReading<T> reading, IReadOnlyList<ExampleTurn> examples, CancellationToken cancellationToken)
    {
        reading = Judge(reading, examples);
        if (_checks.Length == 0 || reading.Reading.Violations.Count > 0)
            return reading;
        var context = new ReplyCheckContext(method);
        foreach (IReplyCheck<T> check in _checks)
            await check.CheckAsync(reading.Reading.Value!, context, cancellationToken).ConfigureAwait(false);
        return context.Rejections.Count == 0
            ? reading
            : reading with { Reading = reading.Reading with { Violations = RejectedPlaces.Locate(reading.Utf8, context.Rejections) } };
    }

    private RepairedReading<T> Judge(RepairedReading<T> reading, IReadOnlyList<ExampleTurn> examples)
    {
        if (settings.DoubtfulAnswers == DoubtfulAnswers.Off || reading.Reading.Violations.Count > 0 || DoubtfulValues.Find(reading.Utf8, contract, examples) is not { Count: > 0 } doubtful)
            return reading;
        return reading with
        {
            Reading = settings.DoubtfulAnswers == DoubtfulAnswers.Violation
                ? reading.Reading with { Violations = doubtful }
                : reading.Reading with { Warnings = [.. reading.Reading.Warnings, .. doubtful] },
        };
    }
}
