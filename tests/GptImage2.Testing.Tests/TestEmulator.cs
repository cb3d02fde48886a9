using GptImage2.Emulator;

namespace GptImage2.Testing.Tests;

public sealed class TestEmulator : EmulatorFixture, IAsyncLifetime;
