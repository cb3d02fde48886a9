namespace GptImage2;

/// <summary>Takes what a check rejects.</summary>
public sealed class ReplyCheckContext
{
    private readonly List<(string Path, string Expected)> _rejections = [];

    /// <summary>Creates a context without a call, for a test of a check.</summary>
    /// <param name="method">The interface and the method: <c>IReceiptReader.ReadAsync</c>.</param>
    public ReplyCheckContext(string method = "")
    {
        ArgumentNullException.ThrowIfNull(method);
        Method = method;
    }

    /// <summary>The interface and the method: <c>IReceiptReader.ReadAsync</c>.</summary>
    public string Method { get; }

    /// <summary>What was rejected so far: the path as it was given, and what was expected there.</summary>
    public IReadOnlyList<(string Path, string Expected)> Rejections => _rejections;

    /// <summary>Rejects the complete value.</summary>
    /// <param name="expected">What would fit, worded so that it completes "expected …".</param>
    public void Reject(string expected) => Reject("", expected);

    /// <summary>Rejects a part of the value.</summary>
    /// <param name="path">
    /// A JSON Pointer in the reply, such as <c>/lines/0/quantity</c>, or the way to the member in C#, such as
    /// <c>Lines[0].Quantity</c>. Where the reply has no such value, its nearest parent is reported.
    /// </param>
    /// <param name="expected">What would fit, worded so that it completes "expected …".</param>
    public void Reject(string path, string expected)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentException.ThrowIfNullOrWhiteSpace(expected);
        _rejections.Add((path, expected));
    }
}
