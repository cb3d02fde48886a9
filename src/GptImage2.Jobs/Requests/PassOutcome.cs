namespace GptImage2.Jobs.Requests;

/// <summary>How a pass ended.</summary>
/// <param name="Pass">The pass.</param>
/// <param name="Value">The value, when there is no error.</param>
/// <param name="Error">What the lambda threw; null when it returned a value.</param>
/// <param name="Duration">How long it took.</param>
internal sealed record PassOutcome<T>(JobPass Pass, T? Value, Exception? Error, TimeSpan Duration);
