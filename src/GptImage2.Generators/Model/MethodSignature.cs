using GptImage2.Generators.Infrastructure;

namespace GptImage2.Generators.Model;

/// <summary>How a method is declared.</summary>
/// <param name="ReturnType">Its return type, fully qualified.</param>
/// <param name="Parameters">Its parameters in order.</param>
/// <param name="Options">The name of the parameter with the settings of one call; null if there is none.</param>
/// <param name="CancellationToken">The name of the parameter that cancels; null if there is none.</param>
internal sealed record MethodSignature(string ReturnType, EquatableArray<ParameterModel> Parameters, string? Options, string? CancellationToken);
