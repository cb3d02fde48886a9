namespace GptImage2.Generators.Infrastructure;

/// <summary>The names of the steps of the pipeline, by which tests ask what ran again.</summary>
internal static class TrackingNames
{
    public const string Contracts = nameof(Contracts);
    public const string Clients = nameof(Clients);
}
