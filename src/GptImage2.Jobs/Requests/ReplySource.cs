namespace GptImage2.Jobs.Requests;

/// <summary>Where a reply is from.</summary>
internal enum ReplySource
{
    /// <summary>The journal: an earlier run or another item has paid for it.</summary>
    Journal,

    /// <summary>The journal: this run has paid for it, in an earlier pass over the item or by a batch.</summary>
    Paid,

    /// <summary>The endpoint, at this moment.</summary>
    Sent,
}
