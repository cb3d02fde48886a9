using GptImage2.Endpoints.Batches;

namespace GptImage2.Calls;

/// <summary>A caller that makes its calls by a <see cref="CallEngine"/>, so that its endpoint can be replaced.</summary>
internal interface ICallEngineOwner
{
    /// <summary>The engine.</summary>
    CallEngine Engine { get; }

    /// <summary>The model of calls that name no other; null when the endpoint chooses it.</summary>
    string? Model { get; }

    /// <summary>The clock of the caller.</summary>
    TimeProvider Clock { get; }

    /// <summary>The batches of the endpoint; null when it has none.</summary>
    IBatchEndpoint? Batches => null;
}
