namespace GptImage2.Emulator;

/// <summary>An emulator for all tests of a class, in the shape of an xUnit fixture.</summary>
/// <remarks>
/// The package does not depend on xUnit. Derive a class from this one, and name the interface that xUnit looks for; its members are
/// here, for xUnit v3 and v2: <c>public sealed class Emulator : EmulatorFixture, IAsyncLifetime;</c>. Call <see cref="Reset"/> in the
/// constructor of the test class, which runs before each test. With NUnit and MSTest, start a <see cref="GptImage2Emulator"/>.
/// </remarks>
public abstract class EmulatorFixture : EmulatorLifetime
{
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

    // The IAsyncLifetime of xUnit v2 has the names of v3, but returns Task. A class finds the members of its interface in all of its
    // base classes, and takes those of the right type: so one line serves both.

    /// <summary>Starts the emulator.</summary>
    /// <returns>A task that ends when it listens.</returns>
    public new Task InitializeAsync() => base.InitializeAsync().AsTask();

    /// <summary>Stops the emulator.</summary>
    /// <returns>A task that ends when it has stopped.</returns>
    public new Task DisposeAsync() => base.DisposeAsync().AsTask();
}
