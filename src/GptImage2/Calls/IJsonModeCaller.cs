namespace GptImage2;

/// <summary>What carries out the calls of generated methods: sends the messages and reads the reply by its contract.</summary>
public interface IJsonModeCaller
{
    /// <summary>Makes one call.</summary>
    /// <typeparam name="T">What the reply becomes.</typeparam>
    /// <param name="method">What is the same for every call of the method.</param>
    /// <param name="message">The user message of this call.</param>
    /// <param name="options">Settings of this call; null where it has none of its own.</param>
    /// <param name="cancellationToken">Ends the call and closes its connection.</param>
    /// <returns>The value, and what the call took.</returns>
    /// <exception cref="GptImage2Exception">The call gave no value; the type of the exception says why.</exception>
    Task<JsonModeResult<T>> CallAsync<T>(JsonModeMethod<T> method, UserMessage message, CallOptions? options, CancellationToken cancellationToken);

    /// <summary>Makes one call whose items are read while the model writes them.</summary>
    /// <typeparam name="T">What each item becomes.</typeparam>
    /// <param name="method">What is the same for every call of the method.</param>
    /// <param name="message">The user message of this call.</param>
    /// <param name="options">Settings of this call; null where it has none of its own.</param>
    /// <param name="cancellationToken">Ends the call and closes its connection.</param>
    /// <returns>The items. The request is sent when they are enumerated.</returns>
    JsonModeStream<T> Stream<T>(JsonModeStreamMethod<T> method, UserMessage message, CallOptions? options, CancellationToken cancellationToken);

    /// <summary>Makes one call whose reply is shown while the model writes it.</summary>
    /// <typeparam name="T">What the reply becomes.</typeparam>
    /// <param name="method">What is the same for every call of the method.</param>
    /// <param name="message">The user message of this call.</param>
    /// <param name="options">Settings of this call; null where it has none of its own.</param>
    /// <param name="cancellationToken">Ends the call and closes its connection.</param>
    /// <returns>Snapshots, the last of which has the value. The request is sent when they are enumerated.</returns>
    JsonModeStream<JsonModeSnapshot<T>> StreamSnapshots<T>(JsonModeMethod<T> method, UserMessage message, CallOptions? options, CancellationToken cancellationToken);
}
