namespace GptImage2.Generators.Symbols;

/// <summary>What a type of another library, or of the platform, is to a model that takes text and images and writes text.</summary>
internal enum ForeignKind
{
    /// <summary>Nothing that is known here.</summary>
    None,

    /// <summary>What a model could call.</summary>
    Tool,

    /// <summary>Audio, video, a file, or bytes of any kind.</summary>
    Input,

    /// <summary>An image that the call takes only as <c>ImageInput</c>.</summary>
    Image,

    /// <summary>Settings of a call.</summary>
    Settings,
}
