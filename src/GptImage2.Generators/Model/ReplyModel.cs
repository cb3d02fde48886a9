using GptImage2.Generators.Infrastructure;

namespace GptImage2.Generators.Model;

/// <summary>What a method returns, and how the model is asked for it.</summary>
/// <param name="Kind">Whether it returns a value, a result or a stream.</param>
/// <param name="Type">The type of the value.</param>
/// <param name="References">
/// The shapes of all contracts that the value reaches, for a value that is wrapped into an object, and for a prompt in
/// TypeScript.
/// </param>
/// <param name="Style">How the contract is written in the prompt.</param>
internal sealed record ReplyModel(CallKind Kind, ValueModel Type, EquatableArray<ContractShape> References, PromptNotation Style);
