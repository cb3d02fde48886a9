namespace GptImage2.Calls;

/// <summary>An option that is out of its range.</summary>
/// <param name="Name">The option.</param>
/// <param name="Rule">What its value must be.</param>
/// <param name="Value">The value; null when it is not for messages.</param>
internal sealed record OptionError(string Name, string Rule, object? Value);
