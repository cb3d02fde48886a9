namespace GptImage2.Emulator;

/// <summary>What the endpoint does with a field of a request for this model. A field in no table is unknown, and refused.</summary>
public enum FieldSupport
{
    /// <summary>It is checked and taken.</summary>
    Supported,

    /// <summary>It is checked and taken, and there is another to use instead.</summary>
    Deprecated,

    /// <summary>It is checked, and then refused unless it has its default value.</summary>
    DefaultOnly,

    /// <summary>It is checked, and then refused unless <c>reasoning_effort</c> is <c>none</c>.</summary>
    WithoutReasoning,

    /// <summary>It is refused with any value.</summary>
    Unsupported,
}
