using System.Runtime.InteropServices;

namespace GptImage2;

/// <summary>What a request is expected to take from the limits of an endpoint.</summary>
/// <param name="Model">The id of the model; limits of providers are per model.</param>
/// <param name="InputTokens">The estimated input tokens, including images.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RequestDemand(string Model, long InputTokens)
{
    /// <summary>The limit of output tokens that is sent with the request; null when none is sent.</summary>
    public int? MaxOutputTokens { get; init; }

    /// <summary>The number of the attempt: 1 for the first, more for a retry.</summary>
    public int Attempt { get; init; } = 1;
}
