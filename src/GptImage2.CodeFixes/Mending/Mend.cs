namespace GptImage2.CodeFixes;

/// <summary>One way to mend what a diagnostic says.</summary>
/// <param name="Title">What the editor offers.</param>
/// <param name="Key">The same for all diagnostics that are mended in this way.</param>
/// <param name="EditsAsync">Works out the edits, when they are wanted.</param>
internal sealed record Mend(string Title, string Key, Func<CancellationToken, Task<IReadOnlyList<Edit>>> EditsAsync)
{
    public Mend(string title, string key, params Edit[] edits)
        : this(title, key, _ => Task.FromResult<IReadOnlyList<Edit>>(edits))
    {
    }
}
