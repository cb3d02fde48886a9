namespace GptImage2.Emulator.Interop.Tests;

/// <summary>The emulator that the programs of a class talk to.</summary>
public sealed class Emulator : EmulatorFixture, IAsyncLifetime;
