using GptImage2.Generators.Infrastructure;

namespace GptImage2.Generators.Model;

/// <summary>What a call sends.</summary>
/// <param name="System">The author's system message, where it is constant; empty if there is none, where it has values, or where it is still to be taken from a file.</param>
/// <param name="SystemParts">The author's system message in order, where it has values; empty where it is constant.</param>
/// <param name="User">The user message, in order; empty where it is still to be taken from a file.</param>
internal sealed record MessagesModel(string System, EquatableArray<MessagePart> SystemParts, EquatableArray<MessagePart> User);
