using GptImage2.Generators.Infrastructure;

namespace GptImage2.Generators.Model;

/// <summary>The system message of one method.</summary>
/// <param name="Text">The text, where it is constant; empty where it has values, where there is none, or where it is still to be taken from a file.</param>
/// <param name="Parts">Text and values in order, where it has values.</param>
/// <param name="IsWhole">Whether all that it names was found.</param>
internal readonly record struct SystemMessageModel(string Text, EquatableArray<MessagePart> Parts, bool IsWhole)
{
    public static readonly SystemMessageModel None = new("", EquatableArray<MessagePart>.Empty, IsWhole: true);
}
