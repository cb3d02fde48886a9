namespace GptImage2;

/// <summary>The key of an item was forgotten by <see cref="Journal"/>, so that the item is not read again.</summary>
public sealed class ForgottenKeyException : Exception
{
    /// <summary>Creates an exception.</summary>
    /// <param name="key">The key.</param>
    public ForgottenKeyException(string key)
        : base($"The key '{key}' was forgotten in this journal. Remove the item, or name the key in {nameof(JobOptions)}.{nameof(JobOptions.Again)} to read it again.") => Key = key;

    /// <summary>The key.</summary>
    public string Key { get; }
}
