namespace GptImage2.Jobs.Tests.Support;

/// <summary>The store that a test has.</summary>
public enum StoreKind
{
    Memory,
    Sqlite,
}
