namespace GptImage2.Benchmarks.Calls;

/// <summary>One way to make a call.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Run">Makes it once.</param>
/// <param name="Batch">How often it is made in a round.</param>
internal sealed record Caller(string Name, Func<Task> Run, int Batch = 1);
