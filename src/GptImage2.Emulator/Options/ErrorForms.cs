namespace GptImage2.Emulator;

/// <summary>The form of errors of which more than one has been seen.</summary>
public sealed record ErrorForms
{
    /// <summary>Gets a value indicating whether the word JSON is asked for in the text of the Responses API, which gateways pass on.</summary>
    public bool JsonWordOfResponses { get; init; }

    /// <summary>
    /// Gets a value indicating whether an unknown field is an <c>unknown_parameter</c>, as newer models of the endpoint say, rather than an
    /// unrecognized argument, as older ones do.
    /// </summary>
    public bool UnknownParameter { get; init; } = true;

    /// <summary>Gets the status of a request with tools: 404 at OpenAI, 400 at Azure.</summary>
    public int ToolsStatus { get; init; } = StatusCodes.Status404NotFound;

    /// <summary>Gets the code of a <c>max_completion_tokens</c> above the cap: <c>invalid_value</c> or null.</summary>
    public string? CompletionTooLongCode { get; init; } = "invalid_value";
}
