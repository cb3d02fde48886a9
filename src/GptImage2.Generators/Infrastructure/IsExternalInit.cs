using GptImage2.Generators.Infrastructure;

namespace System.Runtime.CompilerServices;

// The compiler asks for this type to allow init; netstandard2.0 has none.
internal static class IsExternalInit;
