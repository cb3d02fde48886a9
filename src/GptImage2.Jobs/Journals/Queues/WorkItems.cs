namespace GptImage2.Jobs.Journals.Queues;

/// <summary>What every queue checks of items and their results, and what stands for those that were forgotten.</summary>
internal static class WorkItems
{
    public static WorkItem Forgotten { get; } = new("", ReadOnlyMemory<byte>.Empty) { IsForgotten = true };

    public static WorkResult ForgottenResult { get; } = new("", ReadOnlyMemory<byte>.Empty) { IsForgotten = true };

    /// <summary>Checks a range that is added.</summary>
    /// <exception cref="ArgumentException">It cannot be added.</exception>
    public static void Check(long number, IReadOnlyList<WorkItem> items)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        if (items.Count == 0)
            throw new ArgumentException("A range has at least one item.", nameof(items));
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (WorkItem item in items)
        {
            if (item.IsForgotten)
                throw new ArgumentException("An item is forgotten by the journal, not added as forgotten.", nameof(items));
            if (!keys.Add(item.Key))
                throw new ArgumentException($"The key '{item.Key}' is in the range twice.", nameof(items));
        }
    }

    /// <summary>Checks that there is a result for each item of a range, in their order.</summary>
    /// <exception cref="ArgumentException">There is not.</exception>
    public static void Check(WorkRange range, IReadOnlyList<WorkResult> results)
    {
        if (results.Count != range.Items.Count)
            throw new ArgumentException($"The range has {range.Items.Count} items, and there are {results.Count} results.", nameof(results));
        for (int place = 0; place < results.Count; place++)
        {
            if (results[place].Key != range.Items[place].Key)
                throw new ArgumentException($"The result at place {place} is that of the key '{results[place].Key}', and the item there has the key '{range.Items[place].Key}'.", nameof(results));
        }
    }
}
