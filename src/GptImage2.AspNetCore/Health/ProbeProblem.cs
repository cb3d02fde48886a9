namespace GptImage2.AspNetCore.Health;

/// <summary>What the endpoint answered when it was asked for the model.</summary>
/// <param name="Text">A sentence for people, without secrets.</param>
internal sealed record ProbeProblem(string Text)
{
    /// <summary>Whether it goes away by waiting.</summary>
    public bool IsTemporary { get; init; }
}
