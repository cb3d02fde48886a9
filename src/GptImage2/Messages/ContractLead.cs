namespace GptImage2.Messages;

/// <summary>
/// The sentences before the contract in a system message. The generator is compiled with this file, too, so that what
/// it shows is what is sent.
/// </summary>
internal static class ContractLead
{
    public const string JsonSchema = "Reply only with minified JSON that is valid against this JSON Schema:\n";

    public const string TypeScript = "Reply only with minified JSON of this TypeScript type; comments are rules:\n";

    /// <summary>What stands between the author's text and the sentence.</summary>
    public const string Separator = "\n\n";
}
