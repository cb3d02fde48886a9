namespace GptImage2;

/// <summary>
/// Checks a value that fits its contract against something outside of it: a database, another service. What it rejects is
/// corrected by the model, like any other violation.
/// </summary>
/// <remarks>
/// Register it with <see cref="GptImage2Options.Checks"/>, <see cref="CallOptions.Checks"/> or <c>AddReplyCheck</c>. It runs
/// for results, and for items of streams, whose type is <typeparamref name="T"/> or derives from it. An exception that it throws
/// ends the call as it is.
/// </remarks>
/// <typeparam name="T">The type of the value: what the method returns, or an item of the stream that it returns.</typeparam>
public interface IReplyCheck<in T>
{
    /// <summary>Checks a value, and rejects what does not hold.</summary>
    /// <param name="value">The value; it fits its contract.</param>
    /// <param name="context">Takes what is rejected.</param>
    /// <param name="cancellationToken">The token of the call.</param>
    ValueTask CheckAsync(T value, ReplyCheckContext context, CancellationToken cancellationToken);
}
