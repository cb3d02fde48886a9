namespace GptImage2;

/// <summary>How the contract of the reply is written in the system message. The reader checks the same rules in both cases.</summary>
public enum PromptStyle
{
    /// <summary>As minified JSON Schema: a standard that can express every rule.</summary>
    JsonSchema,

    /// <summary>
    /// As a TypeScript type with the constraints, formats and descriptions in comments. It has about half as many tokens
    /// as the schema.
    /// </summary>
    TypeScript,
}
