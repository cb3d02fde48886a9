using GptImage2.Calls;
using GptImage2.Endpoints.Batches;
using GptImage2.Jobs.Budgets;
using GptImage2.Jobs.Journals;
using GptImage2.Jobs.Metering;
using GptImage2.Jobs.Requests;

namespace GptImage2.Jobs.Batches;

/// <summary>What the batches of a run share.</summary>
internal sealed record BatchContext
{
    public required IJournalStore Store { get; init; }

    public required JournalRun Run { get; init; }

    public required IBatchEndpoint Endpoint { get; init; }

    public required JobOptions Options { get; init; }

    public required RequestNumbers Numbers { get; init; }

    public required JobBudget Budget { get; init; }

    public required RunMeter Meter { get; init; }

    /// <summary>The settings of the client: prices, and the budget that counts all its bills.</summary>
    public required CallDefaults Defaults { get; init; }

    public required TimeProvider Clock { get; init; }

    public required BatchTimings Timings { get; init; }

    /// <summary>Ends the run.</summary>
    public required Action<Exception> End { get; init; }

    public JobBatchOptions Settings => Options.Batches;
}
