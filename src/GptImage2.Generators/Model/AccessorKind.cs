namespace GptImage2.Generators.Model;

internal enum AccessorKind
{
    Get,

    /// <summary>A set accessor, or an init accessor.</summary>
    Set,

    Field,
}
