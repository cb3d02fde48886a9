namespace GptImage2;

/// <summary>Makes the calls of generated methods: it sends the messages and reads the reply by its contract.</summary>
public interface IJsonModeCaller
{
    /// <summary>Makes one call.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="method">The method: the parts that are the same for every call.</param>
    /// <param name="message">The user message of this call.</param>
    /// <param name="options">Settings of this call; null when it has none.</param>
    /// <param name="cancellationToken">Cancels the call and closes its connection.</param>
    /// <returns>The value, with usage and cost.</returns>
    /// <exception cref="GptImage2Exception">The call gave no value; the type of the exception shows why.</exception>
    Task<JsonModeResult<T>> CallAsync<T>(JsonModeMethod<T> method, UserMessage message, CallOptions? options, CancellationToken cancellationToken);

    /// <summary>Makes one call whose items are read while the model writes them.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="method">The method: the parts that are the same for every call.</param>
    /// <param name="message">The user message of this call.</param>
    /// <param name="options">Settings of this call; null when it has none.</param>
    /// <param name="cancellationToken">Cancels the call and closes its connection.</param>
    /// <returns>The items. The request is sent when they are enumerated.</returns>
    JsonModeStream<T> Stream<T>(JsonModeStreamMethod<T> method, UserMessage message, CallOptions? options, CancellationToken cancellationToken);

    /// <summary>Makes one call whose reply is available as snapshots while the model writes it.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="method">The method: the parts that are the same for every call.</param>
    /// <param name="message">The user message of this call.</param>
    /// <param name="options">Settings of this call; null when it has none.</param>
    /// <param name="cancellationToken">Cancels the call and closes its connection.</param>
    /// <returns>The snapshots; the last one has the value. The request is sent when they are enumerated.</returns>
    JsonModeStream<JsonModeSnapshot<T>> StreamSnapshots<T>(JsonModeMethod<T> method, UserMessage message, CallOptions? options, CancellationToken cancellationToken);
}
