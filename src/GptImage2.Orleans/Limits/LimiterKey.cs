namespace GptImage2.Orleans.Limits;

/// <summary>The key of the grain that has the limits of a model.</summary>
internal static class LimiterKey
{
    // Ids of models do not have it.
    private const char Separator = '|';

    public static string Of(string name, string model) => name + Separator + model;

    public static (string Name, string Model) Parse(string key)
    {
        int separator = key.LastIndexOf(Separator);
        return separator < 0 ? throw new ArgumentException($"'{key}' is not the key of a limiter.", nameof(key)) : (key[..separator], key[(separator + 1)..]);
    }
}
