using System.Text;

namespace GptImage2.Emulator.Samples;

internal static class Words
{
    /// <summary>Reads a member name as words: <c>paidBy</c> is <c>paid by</c>.</summary>
    public static string Split(string name)
    {
        var words = new StringBuilder(name.Length + 8);
        for (int i = 0; i < name.Length; i++)
        {
            char c = name[i];
            if (c is '_' or '-' or ' ')
                words.Append(' ');
            else if (char.IsUpper(c) && i > 0 && char.IsLower(name[i - 1]))
                words.Append(' ').Append(char.ToLowerInvariant(c));
            else
                words.Append(char.ToLowerInvariant(c));
        }

        return words.ToString().Trim();
    }
}
