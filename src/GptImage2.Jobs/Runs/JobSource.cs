using GptImage2.Calls;
using GptImage2.Endpoints;
using GptImage2.Endpoints.Batches;
using GptImage2.Jobs.Batches;
using GptImage2.Jobs.Journals;
using GptImage2.Jobs.Requests;

namespace GptImage2.Jobs.Runs;

/// <summary>What the runs of a job are made of: the client that it calls, and the journal.</summary>
internal sealed class JobSource
{
    private const int ReservedWithoutBudget = 16_384;

    public JobSource(IJsonModeCaller caller, IJournalStore store)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (caller is not ICallEngineOwner owner)
            throw new ArgumentException($"A job needs a {nameof(GptImage2Client)}, or the caller of an IChatClient: it sees each request below the caller. Create the job from the caller that '{caller.GetType().Name}' decorates.", nameof(caller));
        Store = store;
        Engine = owner.Engine;
        Model = owner.Model;
        Batches = owner.Batches;
        Clock = owner.Clock;
        Pictures = new PictureHashes(store);
        Hasher = new RequestHasher(Pictures, owner.Model);
    }

    public IJournalStore Store { get; }

    public CallEngine Engine { get; }

    /// <summary>The model of requests that name no other; null when the endpoint chooses it.</summary>
    public string? Model { get; }

    /// <summary>The batches of the endpoint; null when it has none.</summary>
    public IBatchEndpoint? Batches { get; init; }

    /// <summary>The waits of batches that are not settings.</summary>
    public BatchTimings BatchTimings { get; init; } = new();

    public TimeProvider Clock { get; }

    public PictureHashes Pictures { get; }

    public RequestHasher Hasher { get; }

    /// <summary>The output tokens to reserve for a request that does not limit them.</summary>
    public int ReservedOutput => Engine.Endpoint is BudgetedChatEndpoint budgeted ? budgeted.ReservedOutput : ReservedWithoutBudget;

    /// <summary>How many requests a run sends at the same time at its beginning.</summary>
    public int FirstConcurrency { get; } = 8;
}
