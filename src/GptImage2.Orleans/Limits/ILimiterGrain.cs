namespace GptImage2.Orleans.Limits;

/// <summary>The limits of one model, for all processes of a cluster. Its key is the name of the limiter, <c>|</c>, and the id of the model.</summary>
/// <remarks>It keeps nothing: where it is activated again, on this silo or another one, it begins empty.</remarks>
[Alias("gptimage2.limiter")]
internal interface ILimiterGrain : IGrainWithStringKey
{
    /// <summary>Grants a slice, which may begin later, and takes back what was not used of earlier ones.</summary>
    [Alias("take")]
    Task<LimiterGrant> TakeAsync(LimiterDemand demand);

    /// <summary>Holds back all processes for a time.</summary>
    [Alias("pause")]
    Task PauseAsync(TimeSpan duration);

    /// <summary>How far the limits are used.</summary>
    [Alias("read")]
    Task<LimiterLevels> ReadAsync();
}
