namespace GptImage2.Contracts;

/// <summary>A member of an object, and the offsets of its name with its quotes.</summary>
internal sealed record SourceMember(string Name, int NameStart, int NameEnd, SourceValue Value);
