namespace GptImage2.Generators.Infrastructure;

/// <summary>The names of the steps of the pipeline. Tests use them to check which steps ran again.</summary>
internal static class TrackingNames
{
    public const string Declarations = nameof(Declarations);
    public const string ContractDeclarations = nameof(ContractDeclarations);
    public const string Parsed = nameof(Parsed);
    public const string Contracts = nameof(Contracts);
    public const string Clients = nameof(Clients);
    public const string PromptNames = nameof(PromptNames);
    public const string Prompts = nameof(Prompts);
    public const string WholeClients = nameof(WholeClients);
    public const string PromptText = nameof(PromptText);
    public const string Missing = "Missing";
}
