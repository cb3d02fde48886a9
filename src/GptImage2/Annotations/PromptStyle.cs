namespace GptImage2;

/// <summary>How the system message tells the model what the reply must be. The reader checks the same either way.</summary>
public enum PromptStyle
{
    /// <summary>As minified JSON Schema.</summary>
    JsonSchema,

    /// <summary>
    /// As a TypeScript type whose comments hold the constraints: about half the tokens. Formats are described, and not
    /// by a standard, so measure on your own replies which of the two the model keeps to.
    /// </summary>
    TypeScript,
}
