namespace GptImage2;

/// <summary>How much the model writes. For replies that are JSON it changes mostly the texts in them.</summary>
public enum Verbosity
{
    /// <summary>Short texts.</summary>
    Low,

    /// <summary>The usual length.</summary>
    Medium,

    /// <summary>Long texts.</summary>
    High,
}
