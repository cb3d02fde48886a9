namespace GptImage2.Benchmarks.Quick;

/// <summary>One way to do the work on document number <c>i</c>.</summary>
internal sealed record Contender(string Name, Func<int, object?> Run);
