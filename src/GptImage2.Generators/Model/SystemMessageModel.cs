using GptImage2.Generators.Infrastructure;

namespace GptImage2.Generators.Model;

/// <summary>The system message of one method.</summary>
/// <param name="Text">The text, if it is constant; empty if it has values, if there is none, or if it is read from a file later.</param>
/// <param name="Parts">Text and values in order, if it has values.</param>
/// <param name="IsWhole">Whether everything that it names was found.</param>
internal readonly record struct SystemMessageModel(string Text, EquatableArray<MessagePart> Parts, bool IsWhole)
{
    /// <summary>Whether it is read from a file later.</summary>
    public bool IsLater { get; init; }

    /// <summary>Whether it certainly says nothing.</summary>
    public bool AsksNothing => !IsLater && Parts.Count == 0 && string.IsNullOrWhiteSpace(Text);

    public static readonly SystemMessageModel None = new("", EquatableArray<MessagePart>.Empty, IsWhole: true);
}
