namespace GptImage2.CodeFixes;

/// <summary>One way to fix a diagnostic.</summary>
/// <param name="Title">The title that the editor shows.</param>
/// <param name="Key">The key, which is the same for all diagnostics that are fixed in this way.</param>
/// <param name="EditsAsync">Computes the edits on demand.</param>
internal sealed record TextEditFix(string Title, string Key, Func<CancellationToken, Task<IReadOnlyList<Edit>>> EditsAsync)
{
    public TextEditFix(string title, string key, params Edit[] edits)
        : this(title, key, _ => Task.FromResult<IReadOnlyList<Edit>>(edits))
    {
    }
}
