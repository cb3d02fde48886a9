using GptImage2.Generators.Infrastructure;

namespace GptImage2.Generators.Model;

/// <summary>A client interface that another one inherits. Its calls are passed on to its own generated part.</summary>
/// <param name="ClrType">The interface, fully qualified.</param>
/// <param name="Methods">The methods to pass on: all that have no body elsewhere.</param>
internal sealed record InheritedClientModel(string ClrType, EquatableArray<InheritedMethodModel> Methods);
