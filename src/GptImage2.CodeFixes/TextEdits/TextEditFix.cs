namespace GptImage2.CodeFixes;

/// <summary>One way to fix what a diagnostic says.</summary>
/// <param name="Title">What the editor offers.</param>
/// <param name="Key">The same for all diagnostics that are fixed in this way.</param>
/// <param name="EditsAsync">Works out the edits, when they are wanted.</param>
internal sealed record TextEditFix(string Title, string Key, Func<CancellationToken, Task<IReadOnlyList<Edit>>> EditsAsync)
{
    public TextEditFix(string title, string key, params Edit[] edits)
        : this(title, key, _ => Task.FromResult<IReadOnlyList<Edit>>(edits))
    {
    }
}
