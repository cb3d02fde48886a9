namespace GptImage2.Emulator.Requests;

/// <summary>Finds the names that a misspelt name may mean, as the endpoint does.</summary>
internal static class NameSuggestion
{
    private const int MaxDistance = 2;

    /// <summary>Lists the names that are one or two edits away, the nearest first.</summary>
    public static IReadOnlyList<string> Near(string name, IEnumerable<string> known) =>
    [
        .. known
            .Where(k => Math.Abs(k.Length - name.Length) <= MaxDistance)
            .Select(k => (Name: k, Distance: Distance(name, k)))
            .Where(static k => k.Distance <= MaxDistance)
            .OrderBy(static k => k.Distance)
            .ThenBy(static k => k.Name, StringComparer.Ordinal)
            .Select(static k => k.Name),
    ];

    // Levenshtein, where a swap of neighbours is two steps. The generator counts it as one (Suggestion.Distance): it looks for the name
    // that a person meant, and this class lists the names that the endpoint would.
    private static int Distance(string left, string right)
    {
        int[] above = Enumerable.Range(0, right.Length + 1).ToArray();
        for (int i = 1; i <= left.Length; i++)
        {
            int[] row = new int[right.Length + 1];
            row[0] = i;
            for (int j = 1; j <= right.Length; j++)
                row[j] = Math.Min(Math.Min(above[j] + 1, row[j - 1] + 1), above[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1));

            above = row;
        }

        return above[^1];
    }
}
