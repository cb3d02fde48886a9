namespace GptImage2.Testing;

/// <summary>How the reply of a call is read.</summary>
public enum FakeCallKind
{
    /// <summary>As one value.</summary>
    Value,

    /// <summary>As items, while they are written.</summary>
    Items,

    /// <summary>As snapshots of one value, while it is written.</summary>
    Snapshots,
}
