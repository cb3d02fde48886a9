namespace GptImage2.Emulator;

/// <summary>An emulator for all tests of a class, in the shape of an xUnit fixture.</summary>
/// <remarks>
/// The package does not depend on xUnit. Derive a class from this one, and name the interface that xUnit v3 looks for; its members are
/// here: <c>public sealed class Emulator : EmulatorFixture, IAsyncLifetime;</c>. Call <see cref="Reset"/> in the constructor of the test
/// class, which runs before each test.
/// </remarks>
public abstract class EmulatorFixture : IAsyncDisposable
{
    private GptImage2Emulator? _emulator;

    /// <summary>Gets the emulator.</summary>
    /// <exception cref="InvalidOperationException">It was not started: the fixture does not implement <c>IAsyncLifetime</c>.</exception>
    public GptImage2Emulator Emulator => _emulator ?? throw new InvalidOperationException(
        $"The emulator is not started. Does {GetType().Name} implement IAsyncLifetime, so that its {nameof(InitializeAsync)} is called?");

    /// <inheritdoc cref="GptImage2Emulator.Endpoint"/>
    public Uri Endpoint => Emulator.Endpoint;

    /// <inheritdoc cref="GptImage2Emulator.ApiKey"/>
    public string ApiKey => Emulator.ApiKey;

    /// <inheritdoc cref="GptImage2Emulator.Replies"/>
    public ReplyScript Replies => Emulator.Replies;

    /// <inheritdoc cref="GptImage2Emulator.Requests"/>
    public RequestLog Requests => Emulator.Requests;

    /// <inheritdoc cref="GptImage2Emulator.Batches"/>
    public BatchQueue Batches => Emulator.Batches;

    /// <inheritdoc cref="GptImage2Emulator.Reset"/>
    public void Reset() => Emulator.Reset();

    /// <summary>Starts the emulator.</summary>
    /// <returns>A task that ends when it listens.</returns>
    public async ValueTask InitializeAsync() => _emulator = await GptImage2Emulator.StartAsync(Configure).ConfigureAwait(false);

    /// <summary>Stops the emulator.</summary>
    /// <returns>A task that ends when it has stopped.</returns>
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_emulator is not null)
            await _emulator.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Changes the options before the start.</summary>
    /// <param name="options">The options.</param>
    protected virtual void Configure(EmulatorOptions options)
    {
    }
}
