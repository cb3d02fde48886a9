namespace GptImage2;

/// <summary>How the system message tells the model what the reply must be. The reader checks the same either way.</summary>
public enum PromptStyle
{
    /// <summary>As minified JSON Schema, which says everything by a standard.</summary>
    JsonSchema,

    /// <summary>
    /// As a TypeScript type whose comments hold the constraints, the formats and the descriptions: about half the
    /// tokens of the schema.
    /// </summary>
    TypeScript,
}
