using Microsoft.AspNetCore.Http;

namespace GptImage2;

/// <summary>Results of endpoints that return what a call streams.</summary>
public static class GptImage2Results
{
    /// <summary>
    /// Sends each item as a server-sent event <c>item</c>, in the JSON of its contract. The last event is <c>end</c>, or <c>error</c> with
    /// problem details when the call failed after the response had begun.
    /// </summary>
    /// <remarks>
    /// The call is made when the response is written. An exception before the first item is thrown, so that the exception handler of the
    /// app answers it with a status. When the browser leaves, the connection to the endpoint is closed. A browser that connects again by
    /// itself gets 204 and no second call.
    /// </remarks>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="items">The items, as a method of an interface returns them.</param>
    /// <param name="options">What is shown to the browser; null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static ItemEventsResult<T> ServerSentEvents<T>(IAsyncEnumerable<T> items, EventStreamOptions? options = null) => new(items, options);

    /// <summary>
    /// Sends each snapshot of an object as a server-sent event <c>snapshot</c>, and the checked value as an event <c>result</c>. The last
    /// event is <c>end</c>, or <c>error</c> with problem details when the call failed after the response had begun.
    /// </summary>
    /// <inheritdoc cref="ServerSentEvents{T}(IAsyncEnumerable{T}, EventStreamOptions?)" path="/remarks"/>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="snapshots">The snapshots, as a method of an interface returns them.</param>
    /// <param name="options">What is shown to the browser; null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static SnapshotEventsResult<T> ServerSentEvents<T>(IAsyncEnumerable<JsonModeSnapshot<T>> snapshots, EventStreamOptions? options = null) => new(snapshots, options);
}
