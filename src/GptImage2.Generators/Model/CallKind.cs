namespace GptImage2.Generators.Model;

/// <summary>What a method hands out.</summary>
internal enum CallKind
{
    /// <summary>The value.</summary>
    Value,

    /// <summary>The value, and what the call took.</summary>
    Result,

    /// <summary>The items of a list, while the model writes them.</summary>
    Items,

    /// <summary>Snapshots of the reply, while the model writes it.</summary>
    Snapshots,
}
