namespace GptImage2;

/// <summary>An item failed on a silo of the cluster.</summary>
/// <remarks>The exception itself stays on the silo. This one has what the journal has of it.</remarks>
public sealed class ClusterItemException : Exception
{
    /// <summary>Creates an exception.</summary>
    /// <param name="errorType">The name of the type of the exception on the silo.</param>
    /// <param name="message">Its message.</param>
    /// <param name="violations">Where the reply broke its contract; empty for other failures.</param>
    public ClusterItemException(string errorType, string message, IReadOnlyList<string> violations)
        : base(message)
    {
        ErrorType = errorType;
        Violations = violations;
    }

    /// <summary>The name of the type of the exception on the silo, such as <c>ContractViolationException</c>.</summary>
    public string ErrorType { get; }

    /// <summary>Where the reply broke its contract; empty for other failures.</summary>
    public IReadOnlyList<string> Violations { get; }
}
