using GptImage2.Generators.Infrastructure;

namespace GptImage2.Generators.Model;

/// <summary>What a call sends.</summary>
/// <param name="System">The author's system message, if it is constant; empty if there is none, if it has values, or if it is read from a file later.</param>
/// <param name="SystemParts">The parts of the author's system message in order, if it has values; empty if it is constant.</param>
/// <param name="User">The parts of the user message in order; empty if it is read from a file later.</param>
internal sealed record MessagesModel(string System, EquatableArray<MessagePart> SystemParts, EquatableArray<MessagePart> User);
