using GptImage2.Generators.Infrastructure;

namespace GptImage2.Generators.Model;

/// <summary>One call.</summary>
/// <param name="Name">The method, escaped where it is a keyword.</param>
/// <param name="Signature">How it is declared.</param>
/// <param name="Reply">What it returns, and how the model is asked for it.</param>
/// <param name="Messages">What it sends.</param>
/// <param name="Files">The messages that are read from files later.</param>
/// <param name="ArgumentShapes">The shapes of tuples and closed generic contracts in the arguments, and of the contracts that they contain.</param>
/// <param name="Examples">The members that hold examples, in order.</param>
/// <param name="Defaults">The settings of its calls.</param>
internal sealed record MethodModel(
    string Name,
    MethodSignature Signature,
    ReplyModel Reply,
    MessagesModel Messages,
    MessageFilesModel Files,
    EquatableArray<ContractShape> ArgumentShapes,
    EquatableArray<ExampleModel> Examples,
    CallDefaultsModel Defaults);
