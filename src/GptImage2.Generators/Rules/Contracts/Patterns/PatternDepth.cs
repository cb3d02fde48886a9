namespace GptImage2.Generators.Rules.Patterns;

/// <summary>Finds patterns that are nested deeper than any person writes them. Each level takes a part of the stack.</summary>
internal static class PatternDepth
{
    public const int Most = 200;

    public static bool IsBeyondMost(string pattern)
    {
        int groups = 0;
        int classes = 0;
        for (int i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '\\':
                    i++;
                    break;
                case '[' when classes == 0:
                    classes++;
                    i += FirstOfClass(pattern, i + 1);
                    break;
                case '[' when pattern[i - 1] == '-':
                    classes++;
                    i += FirstOfClass(pattern, i + 1);
                    break;
                case ']' when classes > 0:
                    classes--;
                    break;
                case '(' when classes == 0:
                    groups++;
                    break;
                case ')' when classes == 0:
                    groups = Math.Max(0, groups - 1);
                    break;
            }

            if (groups + classes > Most)
                return true;
        }

        return false;
    }

    // At the beginning of a class, ']' is a character.
    private static int FirstOfClass(string pattern, int at)
    {
        int length = at < pattern.Length && pattern[at] == '^' ? 1 : 0;
        return at + length < pattern.Length && pattern[at + length] == ']' ? length + 1 : length;
    }
}
