namespace GptImage2.Jobs.Journals;

/// <summary>What became of an item.</summary>
internal enum ItemState
{
    /// <summary>It has a value.</summary>
    Done,

    /// <summary>It has an error.</summary>
    Failed,

    /// <summary>Its key was forgotten; only a hash of it is left.</summary>
    Forgotten,
}
