namespace GptImage2.Benchmarks.Generators;

/// <summary>What one run took on its thread.</summary>
internal readonly record struct RunCost(double Milliseconds, long Bytes);
