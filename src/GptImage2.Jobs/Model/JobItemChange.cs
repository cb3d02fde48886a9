namespace GptImage2;

/// <summary>What is different from the last run of an item.</summary>
public enum JobItemChange
{
    /// <summary>Nothing, or the item is new.</summary>
    None,

    /// <summary>A picture.</summary>
    Picture,

    /// <summary>The prompt, the contract, the model, or a setting.</summary>
    Prompt,
}
