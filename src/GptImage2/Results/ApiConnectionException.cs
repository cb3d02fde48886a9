using System.Globalization;
using GptImage2.Results;

namespace GptImage2;

/// <summary>
/// The endpoint gave no complete answer: its name is unknown, it refused or lost the connection, or it took too long.
/// </summary>
/// <remarks>
/// Where the connection was lost after the request had been sent, the provider may have billed it all the same.
/// </remarks>
public sealed class ApiConnectionException : GptImage2Exception
{
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

    /// <summary>How often the request was sent, or was tried to be.</summary>
    public int Attempts { get; }

    /// <summary>Whether the last attempt ended by <see cref="GptImage2Options.AttemptTimeout"/>.</summary>
    public bool TimedOut { get; }
}
