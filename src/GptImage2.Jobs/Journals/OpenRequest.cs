using System.Globalization;

namespace GptImage2.Jobs.Journals;

/// <summary>A request that is sent and has no reply yet.</summary>
/// <param name="Run">The run that sends it.</param>
/// <param name="Number">The number of the request in its run.</param>
/// <param name="Key">Where its reply will be stored.</param>
/// <param name="Item">The key of the item that it is sent for.</param>
/// <param name="Method">The method that was called, such as <c>IReceiptReader.ReadAsync</c>.</param>
/// <param name="Model">The model that it asks for; null for the one that the endpoint chooses.</param>
/// <param name="Reserved">What is reserved for it, in US dollars; 0 when nothing limits the cost.</param>
/// <param name="SentAt">When it was recorded.</param>
internal sealed record OpenRequest(JournalRun Run, long Number, ReplyKey Key, string Item, string Method, string? Model, decimal Reserved, DateTimeOffset SentAt)
{
    /// <summary>Whether it is sent as a line of a batch. Before the batch is recorded it is not sent, so that it is not billed when the run dies.</summary>
    public bool IsInBatch { get; init; }

    /// <summary>Whether a reply that is in the journal already is replaced. Otherwise the request is not opened when there is one.</summary>
    public bool Replaces { get; init; }

    /// <summary>What finds the line in the files of the provider: unique in the journal.</summary>
    public string LineId => string.Create(CultureInfo.InvariantCulture, $"r{Run.Id}-{Number}");

    /// <summary>Reads a <see cref="LineId"/>.</summary>
    /// <returns>False when the text is not one.</returns>
    public static bool TryParseLineId(string text, out long run, out long number)
    {
        number = 0;
        int dash = text.IndexOf('-', StringComparison.Ordinal);
        run = 0;
        return dash > 1 && text[0] == 'r'
            && long.TryParse(text.AsSpan(1, dash - 1), NumberStyles.None, CultureInfo.InvariantCulture, out run)
            && long.TryParse(text.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
