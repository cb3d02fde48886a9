using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Diagnostics;

/// <summary>
/// The location of a mistake: a symbol, one of its attributes, an argument of the attribute, or a part of the
/// argument's text.
/// </summary>
/// <param name="Symbol">The symbol, which is used if the rest is not in source.</param>
/// <param name="Attribute">The attribute; null for the symbol itself.</param>
/// <param name="Argument">The property that the argument sets; null for the attribute, or for its first argument if there is a range.</param>
/// <param name="Range">The range in the constant text of the argument; null for the complete text.</param>
/// <param name="FileRange">The range in the file that the argument names, for a code fix; null for the complete file.</param>
/// <param name="Syntax">The syntax node, if it is known and none of the above applies.</param>
internal readonly record struct DiagnosticLocation(ISymbol Symbol, AttributeData? Attribute = null, string? Argument = null, TextRange? Range = null, TextRange? FileRange = null, SyntaxNode? Syntax = null);
