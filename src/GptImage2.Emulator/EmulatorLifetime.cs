namespace GptImage2.Emulator;

/// <summary>Starts and stops the emulator of an <see cref="EmulatorFixture"/>, with the members that xUnit v3 looks for.</summary>
public abstract class EmulatorLifetime : IAsyncDisposable
{
    private GptImage2Emulator? _emulator;

    /// <summary>Creates the fixture; it does not start the emulator.</summary>
    protected EmulatorLifetime()
    {
    }

    /// <summary>Gets the emulator.</summary>
    /// <exception cref="InvalidOperationException">It was not started: the fixture does not implement <c>IAsyncLifetime</c>.</exception>
    public GptImage2Emulator Emulator => _emulator ?? throw new InvalidOperationException(
        $"The emulator is not started. Does {GetType().Name} implement IAsyncLifetime, so that its {nameof(InitializeAsync)} is called?");

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
