namespace GptImage2;

/// <summary>What <see cref="Journal.ForgetAsync(string, IEnumerable{string}, ForgetOptions?, CancellationToken)"/> does with replies that other items use too.</summary>
public sealed record ForgetOptions
{
    /// <summary>
    /// Whether replies that other items use as well are deleted with the item. These items had equal pictures under equal prompts.
    /// They lose what is stored of them, and the next run reads and pays them again. The default is false: the reply stays until no item uses it.
    /// </summary>
    public bool IncludeShared { get; init; }
}
