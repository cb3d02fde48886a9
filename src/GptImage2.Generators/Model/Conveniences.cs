namespace GptImage2.Generators.Model;

/// <summary>The public members that the generator adds to a contract.</summary>
[Flags]
internal enum Conveniences
{
    None = 0,
    FromJson = 1,
    TryFromJson = 2,
    ToJson = 4,
    ToJsonUtf8 = 8,
    JsonSchema = 16,
}
