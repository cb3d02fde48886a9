using GptImage2.Contracts;
using GptImage2.Repairing;

namespace GptImage2.Calls;

/// <summary>Reads a reply by its contract, and repairs it only when it does not fit.</summary>
internal static class ReplyReader
{
    /// <summary>Reads a reply.</summary>
    /// <param name="contract">The contract of the reply.</param>
    /// <param name="reply">The reply, in UTF-8.</param>
    /// <param name="leniency">Which repairs are allowed.</param>
    /// <param name="cancellationToken">Cancels the repair.</param>
    /// <param name="isItem">Whether it is an item of a list: then nothing may be around its value.</param>
    public static RepairedReading<T> Read<T>(JsonContract<T> contract, ReadOnlyMemory<byte> reply, Leniency leniency, CancellationToken cancellationToken, bool isItem = false)
    {
        ContractReading<T> reading = ContractReader.ReadReply(contract, reply.Span);
        return reading.Fits || leniency == Leniency.Strict
            ? new RepairedReading<T>(reading, reply, [])
            : ReplyRepairer<T>.Repair(contract, reply, reading, leniency, cancellationToken, isItem);
    }
}
