namespace GptImage2.Messages;

/// <summary>
/// The sentences before the contract in a system message. This file is also compiled into the generator, so that the
/// prompt that it shows is the one that is sent.
/// </summary>
internal static class ContractLead
{
    public const string JsonSchema = "Reply only with minified JSON that is valid against this JSON Schema:\n";

    public const string TypeScript = "Reply only with minified JSON of this TypeScript type; comments are rules:\n";

    /// <summary>The separator between the author's text and the sentence.</summary>
    public const string Separator = "\n\n";
}
