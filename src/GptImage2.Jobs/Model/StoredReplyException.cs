namespace GptImage2;

/// <summary>A paid reply of an earlier run no longer fits: its contract has a rule that it did not have then, or a check rejects it now.</summary>
public sealed class StoredReplyException : Exception
{
    /// <summary>Creates an exception.</summary>
    /// <param name="message">The message.</param>
    /// <param name="innerException">The cause; null when there is none.</param>
    public StoredReplyException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    internal StoredReplyException(string method, IReadOnlyList<ContractViolation> violations)
        : base($"{method}: The reply that an earlier run paid for no longer fits. Set {nameof(JobOptions)}.{nameof(JobOptions.StoredReplies)} to {nameof(StoredReplyPolicy.Correct)} to pay for a correction.\n  {string.Join("\n  ", violations.Take(10))}") =>
        Violations = violations;

    /// <summary>The violations of the stored reply.</summary>
    public IReadOnlyList<ContractViolation> Violations { get; init; } = [];
}
