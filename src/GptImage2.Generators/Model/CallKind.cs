namespace GptImage2.Generators.Model;

/// <summary>What a method returns.</summary>
internal enum CallKind
{
    /// <summary>The value.</summary>
    Value,

    /// <summary>The value with the account of the call.</summary>
    Result,

    /// <summary>The items of a list, as soon as the model has written each of them.</summary>
    Items,

    /// <summary>Snapshots of the reply, while the model is still writing it.</summary>
    Snapshots,
}
