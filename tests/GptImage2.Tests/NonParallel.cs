namespace GptImage2.Tests;

/// <summary>Tests that look at, or change, what the whole process shares.</summary>
[CollectionDefinition(nameof(NonParallel), DisableParallelization = true)]
public sealed class NonParallel;
