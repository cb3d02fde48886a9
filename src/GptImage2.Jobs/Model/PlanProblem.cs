namespace GptImage2;

/// <summary>Items of a plan whose calls could not be counted, because the lambda threw before it asked for anything.</summary>
/// <param name="Kind">The kind of the error, such as <c>ImageInputException</c>.</param>
/// <param name="Items">The number of items.</param>
/// <param name="FirstKey">The key of the first of them.</param>
/// <param name="FirstMessage">The message of its error.</param>
public sealed record PlanProblem(string Kind, long Items, string FirstKey, string FirstMessage);
