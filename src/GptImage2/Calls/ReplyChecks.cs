namespace GptImage2;

/// <summary>Checks of replies, by the type of the value that they are for.</summary>
/// <remarks>Checks run in the order in which they were added, one after the other.</remarks>
public sealed class ReplyChecks
{
    private readonly List<object> _checks = [];

    /// <summary>Adds a check.</summary>
    /// <typeparam name="T">The type of the value: what a method returns, or an item of the stream that it returns.</typeparam>
    /// <param name="check">The check. Calls that run at the same time share it.</param>
    /// <returns>This object.</returns>
    public ReplyChecks Add<T>(IReplyCheck<T> check)
    {
        ArgumentNullException.ThrowIfNull(check);
        _checks.Add(check);
        return this;
    }

    /// <summary>Adds a check.</summary>
    /// <typeparam name="T">The type of the value: what a method returns, or an item of the stream that it returns.</typeparam>
    /// <param name="check">The check; see <see cref="IReplyCheck{T}.CheckAsync"/>.</param>
    /// <returns>This object.</returns>
    public ReplyChecks Add<T>(Func<T, ReplyCheckContext, CancellationToken, ValueTask> check)
    {
        ArgumentNullException.ThrowIfNull(check);
        return Add(new DelegateCheck<T>(check));
    }

    /// <summary>The checks for values of a type.</summary>
    internal IReplyCheck<T>[] Of<T>() => [.. _checks.OfType<IReplyCheck<T>>()];

    /// <summary>The checks of both, in a copy that later additions do not reach; null when there are none.</summary>
    internal static ReplyChecks? Join(ReplyChecks? outer, ReplyChecks? inner)
    {
        if ((outer?._checks.Count ?? 0) + (inner?._checks.Count ?? 0) == 0)
            return null;
        var joined = new ReplyChecks();
        joined._checks.AddRange([.. outer?._checks ?? [], .. inner?._checks ?? []]);
        return joined;
    }

    private sealed class DelegateCheck<T>(Func<T, ReplyCheckContext, CancellationToken, ValueTask> check) : IReplyCheck<T>
    {
        public ValueTask CheckAsync(T value, ReplyCheckContext context, CancellationToken cancellationToken) => check(value, context, cancellationToken);
    }
}
