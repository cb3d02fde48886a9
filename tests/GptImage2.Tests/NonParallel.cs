namespace GptImage2.Tests;

/// <summary>Tests that read or change state of the complete process.</summary>
[CollectionDefinition(nameof(NonParallel), DisableParallelization = true)]
public sealed class NonParallel;
