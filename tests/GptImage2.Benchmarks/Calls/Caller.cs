namespace GptImage2.Benchmarks.Calls;

/// <summary>One way to make a call.</summary>
/// <param name="Name">Its name in the table.</param>
/// <param name="Run">Makes one call.</param>
/// <param name="Batch">The number of calls in a round.</param>
internal sealed record Caller(string Name, Func<Task> Run, int Batch = 1);
