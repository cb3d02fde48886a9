namespace GptImage2.Results;

/// <summary>Sees the attempts of a request: each may be billed.</summary>
/// <remarks>The members of one request are called one after the other.</remarks>
internal interface IAttemptObserver
{
    /// <summary>An attempt is sent from now on.</summary>
    /// <exception cref="BudgetExceededException">The attempt before it may be billed too, and too little is left of a limit.</exception>
    ValueTask BeginAttemptAsync(CallAccount account, CancellationToken cancellationToken);

    /// <summary>The attempt is not billed: the endpoint refused it, or it did not get there.</summary>
    void Refused();

    /// <summary>The endpoint takes fewer requests than it was sent.</summary>
    void Throttled();
}
