using System.Globalization;
using GptImage2.Results;

namespace GptImage2;

/// <summary>
/// The endpoint gave no complete answer: its name is unknown, it refused or lost the connection, or it took too long.
/// </summary>
/// <remarks>
/// When the connection is lost after the request was sent, the provider may bill the request nevertheless.
/// </remarks>
public sealed class ApiConnectionException : GptImage2Exception
{
    /// <summary>Creates an exception without a call, for a test double. All properties can be set.</summary>
    /// <param name="message">The message.</param>
    /// <param name="innerException">The cause; null when there is none.</param>
    public ApiConnectionException(string message, Exception? innerException = null)
        : base(message, innerException: innerException)
    {
    }

    internal ApiConnectionException(CallAccount account, string endpoint, string problem, bool timedOut, Exception innerException)
        : base(
            string.Create(
                CultureInfo.InvariantCulture,
                $"No answer from {endpoint} in {account.Attempts} {(account.Attempts == 1 ? "attempt" : "attempts")}: {problem}"),
            account,
            innerException)
    {
        Attempts = account.Attempts;
        TimedOut = timedOut;
    }

    /// <summary>How often the client tried to send the request.</summary>
    public int Attempts
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    }

    /// <summary>Whether the last attempt was ended by <see cref="GptImage2Options.AttemptTimeout"/> or <see cref="GptImage2Options.StreamTimeout"/>.</summary>
    public bool TimedOut { get; init; }
}
