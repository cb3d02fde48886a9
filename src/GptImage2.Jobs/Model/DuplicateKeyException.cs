namespace GptImage2;

/// <summary>Two items of a run have the same key, so that the journal could not tell them apart.</summary>
public sealed class DuplicateKeyException : Exception
{
    /// <summary>Creates an exception.</summary>
    /// <param name="key">The key.</param>
    public DuplicateKeyException(string key)
        : base($"Two items have the key '{key}'. Return a key that is different for each item, such as a path instead of a file name.") => Key = key;

    /// <summary>The key.</summary>
    public string Key { get; }
}
