using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Diagnostics;

/// <summary>What is to blame: a symbol, one of its attributes, an argument of that, or a part of the argument's text.</summary>
/// <param name="Symbol">The symbol, where the rest is in no source.</param>
/// <param name="Attribute">The attribute; null where it is the symbol itself.</param>
/// <param name="Argument">The property that the argument sets; null for the attribute, or for its first argument where there is a range.</param>
/// <param name="Range">The characters of the constant text of the argument; null for all of it.</param>
/// <param name="Syntax">The piece of source, where it is known and none of the above.</param>
internal readonly record struct DiagnosticLocation(ISymbol Symbol, AttributeData? Attribute = null, string? Argument = null, TextRange? Range = null, SyntaxNode? Syntax = null);
