namespace GptImage2.Contracts;

/// <summary>A member of an object, and where its name stands, with quotes.</summary>
internal sealed record SourceMember(string Name, int NameStart, int NameEnd, SourceValue Value);
