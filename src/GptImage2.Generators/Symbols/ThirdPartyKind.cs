namespace GptImage2.Generators.Symbols;

/// <summary>
/// What a type of another library or of .NET is for, seen from a model that reads text and images and writes text.
/// </summary>
internal enum ThirdPartyKind
{
    /// <summary>The type is not known.</summary>
    None,

    /// <summary>A tool that a model could call.</summary>
    Tool,

    /// <summary>Audio, video, a file, or bytes of any kind.</summary>
    Input,

    /// <summary>An image that the call takes only as <c>ImageInput</c>.</summary>
    Image,

    /// <summary>Settings of a call.</summary>
    Settings,
}
