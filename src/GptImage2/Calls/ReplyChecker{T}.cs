using GptImage2.Contracts;
using GptImage2.Repairing;

namespace GptImage2.Calls;

/// <summary>Runs the checks of a call, and turns what they reject into violations.</summary>
internal sealed class ReplyChecker<T>(string method, ReplyChecks? checks)
{
    private readonly IReplyCheck<T>[] _checks = checks?.Of<T>() ?? [];

    /// <summary>Checks a value that fits its contract.</summary>
    /// <param name="reading">The value, and the text that it was read from.</param>
    /// <param name="cancellationToken">The token of the call.</param>
    /// <returns>The same reading, or one with violations.</returns>
    public async ValueTask<RepairedReading<T>> CheckAsync(RepairedReading<T> reading, CancellationToken cancellationToken)
    {
        if (_checks.Length == 0 || reading.Reading.Violations.Count > 0)
            return reading;
        var context = new ReplyCheckContext(method);
        foreach (IReplyCheck<T> check in _checks)
            await check.CheckAsync(reading.Reading.Value!, context, cancellationToken).ConfigureAwait(false);
        return context.Rejections.Count == 0
            ? reading
            : reading with { Reading = reading.Reading with { Violations = RejectedPlaces.Locate(reading.Utf8, context.Rejections) } };
    }
}
