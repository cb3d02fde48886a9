using GptImage2.Generators.Infrastructure;

namespace GptImage2.Generators.Model;

/// <summary>One call.</summary>
/// <param name="Name">The method, escaped where it is a keyword.</param>
/// <param name="ReturnType">Its return type, fully qualified.</param>
/// <param name="Kind">What it hands out.</param>
/// <param name="Result">The type of the value.</param>
/// <param name="References">
/// The shapes of all contracts that the value reaches, for a value that needs a contract of its own, and for a prompt in
/// TypeScript.
/// </param>
/// <param name="Parameters">Its parameters in order: type and name.</param>
/// <param name="SystemMessage">The author's system message, where it is constant; empty where there is none, where it has values, or where it is still to be taken from a file.</param>
/// <param name="SystemParts">The author's system message in order, where it has values; empty where it is constant.</param>
/// <param name="SystemFile">The file that holds the system message, as long as it was not looked for.</param>
/// <param name="Message">The user message, in order; empty where it is still to be taken from a file.</param>
/// <param name="MessageFile">The file that holds the user message, as long as it was not looked for.</param>
/// <param name="Arguments">What the templates in the files may use.</param>
/// <param name="ArgumentShapes">The shapes of tuples and closed generic contracts among the arguments, and of what they hold.</param>
/// <param name="Examples">The members that hold examples, in order.</param>
/// <param name="Style">How the contract is written in the prompt.</param>
/// <param name="Defaults">The settings of its calls.</param>
/// <param name="Options">The name of the parameter with the settings of one call; null where there is none.</param>
/// <param name="CancellationToken">The name of the parameter that cancels; null where there is none.</param>
internal sealed record MethodModel(
    string Name,
    string ReturnType,
    CallKind Kind,
    ValueModel Result,
    EquatableArray<ContractShape> References,
    EquatableArray<ParameterModel> Parameters,
    string SystemMessage,
    EquatableArray<MessagePart> SystemParts,
    string? SystemFile,
    EquatableArray<MessagePart> Message,
    string? MessageFile,
    EquatableArray<ArgumentModel> Arguments,
    EquatableArray<ContractShape> ArgumentShapes,
    EquatableArray<ExampleModel> Examples,
    PromptNotation Style,
    CallDefaultsModel Defaults,
    string? Options,
    string? CancellationToken);

/// <param name="Type">The type, fully qualified.</param>
/// <param name="Name">The name, escaped where it is a keyword.</param>
internal sealed record ParameterModel(string Type, string Name);
