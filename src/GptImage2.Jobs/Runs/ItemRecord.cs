using GptImage2.Jobs.Journals;
using GptImage2.Jobs.Requests;

namespace GptImage2.Jobs.Runs;

/// <summary>Compares the pass over an item with what the journal has of it.</summary>
internal static class ItemRecord
{
    private const int MostViolations = 64;
    private const int MostRepairs = 1000;

    /// <summary>What the journal will have of the item.</summary>
    public static StoredItem Of<T>(JournalRun run, PassOutcome<T> outcome, DateTimeOffset now)
    {
        JobPass pass = outcome.Pass;
        return new StoredItem(run.JobId, pass.Key, outcome.Error is null ? ItemState.Done : ItemState.Failed)
        {
            RunId = run.Id,
            Requests = pass.Requests,
            ErrorType = outcome.Error?.GetType().Name,
            ErrorMessage = outcome.Error?.Message,
            Violations = outcome.Error switch
            {
                ContractViolationException violated => [.. violated.Violations.Take(MostViolations).Select(static violation => violation.ToString())],
                StoredReplyException rejected => [.. rejected.Violations.Take(MostViolations).Select(static violation => violation.ToString())],
                _ => [],
            },
            CorrectedViolations = [.. pass.CorrectedViolations.Take(MostViolations)],
            RepairKinds = [.. pass.RepairKinds.Take(MostRepairs)],
            Usage = pass.Usage,
            Cost = pass.Cost,
            Repairs = pass.Repairs,
            Corrections = pass.Corrections,
            Duration = outcome.Duration,
            At = now,
        };
    }

    /// <summary>Whether a pass found what the journal has already.</summary>
    public static bool IsSame(StoredItem stored, StoredItem now) =>
        stored.State == now.State
        && stored.ErrorType == now.ErrorType
        && stored.Requests.Count == now.Requests.Count
        && stored.Requests.Zip(now.Requests).All(static pair => pair.First.Request == pair.Second.Request && pair.First.IsFinished == pair.Second.IsFinished);

    /// <summary>What is different from the last run of the item.</summary>
    public static JobItemChange ChangeOf(StoredItem? stored, JobPass pass)
    {
        if (stored is null || stored.Requests.Count == 0)
            return JobItemChange.None;
        foreach (StoredRequest request in pass.Requests)
        {
            if (stored.Requests.Any(before => before.Request == request.Request))
                continue;
            // A further call that the run before did not get to is not a change.
            StoredRequest? twin = stored.Requests.FirstOrDefault(before => before.Prompt == request.Prompt);
            if (twin is not null)
                return twin.Pictures.SequenceEqual(request.Pictures) ? JobItemChange.None : JobItemChange.Picture;
            if (stored.Requests.Any(before => before.Method == request.Method) && !pass.Requests.Any(now => stored.Requests.Any(before => before.Request == now.Request)))
                return JobItemChange.Prompt;
        }

        return JobItemChange.None;
    }
}
