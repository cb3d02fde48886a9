namespace GptImage2.Generators.Model;

/// <summary>How the contract is written in the prompt. The values are those of the enum of the library.</summary>
internal enum PromptNotation
{
    JsonSchema = 0,
    TypeScript = 1,
}
