namespace GptImage2.Generators.Symbols;

/// <summary>Finds the name that was probably meant.</summary>
internal static class Suggestion
{
    public static string? For(string name, IEnumerable<string> candidates)
    {
        string? best = null;
        int bestDistance = Math.Max(1, name.Length / 3) + 1;
        foreach (string candidate in candidates)
        {
            int distance = string.Equals(candidate, name, StringComparison.OrdinalIgnoreCase) ? 0 : Distance(name, candidate);
            if (distance < bestDistance)
            {
                best = candidate;
                bestDistance = distance;
            }
        }

        return best;
    }

    // Levenshtein distance; a swap of two neighbours is one step. The emulator counts it as two (NameSuggestion.Distance), to list
    // the names that the endpoint would.
    private static int Distance(string left, string right)
    {
        int[,] rows = new int[left.Length + 1, right.Length + 1];
        for (int i = 0; i <= left.Length; i++)
            rows[i, 0] = i;
        for (int j = 0; j <= right.Length; j++)
            rows[0, j] = j;
        for (int i = 1; i <= left.Length; i++)
        {
            for (int j = 1; j <= right.Length; j++)
            {
                int cost = left[i - 1] == right[j - 1] ? 0 : 1;
                rows[i, j] = Math.Min(Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1), rows[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }
        }

        return rows[left.Length, right.Length];
    }
}
