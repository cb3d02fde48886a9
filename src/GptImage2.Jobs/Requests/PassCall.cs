using GptImage2.Jobs.Journals;

namespace GptImage2.Jobs.Requests;

/// <summary>One call of a pass, as far as it has come.</summary>
/// <param name="method">The method that was called.</param>
/// <param name="contract">The JSON Schema of its contract.</param>
internal sealed class PassCall(string method, Func<byte[]> contract)
{
    public string Method => method;

    /// <summary>The JSON Schema of the contract of the method.</summary>
    public byte[] Contract => contract();

    /// <summary>The identity of its first request; null before it is known.</summary>
    public RequestFingerprint? First { get; set; }

    /// <summary>The number of corrections so far.</summary>
    public int Corrections { get; set; }

    /// <summary>The last reply, as the model wrote it.</summary>
    public ReadOnlyMemory<byte> LastReply { get; set; }

    /// <summary>Whether the first reply came from the journal, as the final document of a call that had ended with a value.</summary>
    public bool BeganFinished { get; set; }

    /// <summary>Whether it ended with a value.</summary>
    public bool IsFinished { get; set; }

    /// <summary>The final document, where it is not the first reply itself.</summary>
    public ReadOnlyMemory<byte>? Document { get; set; }

    /// <summary>What the journal keeps of it.</summary>
    public StoredRequest? ToStored() => First is null ? null : new StoredRequest(First.Request, First.Prompt, First.Pictures, method) { IsFinished = IsFinished, Document = Document };
}
