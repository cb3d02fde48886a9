using System.Text;
using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;

namespace GptImage2.Generators.Rendering;

/// <summary>Writes prompts as Markdown: the lock file of a project.</summary>
internal static class PromptDocument
{
    /// <summary>The beginning of the line with the cost of a call, which is not part of the prompt.</summary>
    public const string CostLead = "A call takes ";

    public const string SectionLead = "## ";

    private const string Head = """
        # Prompts

        The prompts that this project sends to the model. `dotnet build -t:GptImage2UpdatePrompts` writes this file, and GI2014 compares it with the code.

        """;

    public static string Write(IEnumerable<RenderedPrompt> prompts)
    {
        var text = new StringBuilder(Head.Replace("\r\n", "\n"));
        foreach (RenderedPrompt prompt in prompts.OrderBy(static prompt => PromptKeys.InterfaceOf(prompt.Key), StringComparer.Ordinal))
            text.Append('\n').Append(Section(prompt));
        return text.ToString();
    }

    /// <summary>The section of one method, with the line end of its last line.</summary>
    public static string Section(RenderedPrompt prompt)
    {
        StringBuilder text = new StringBuilder(SectionLead).Append(prompt.Key).Append("\n\n");
        text.Append(CostLead).Append(PromptCost.Describe(prompt.Tokens)).Append(", without values, images and examples.\n");
        bool isTypeScript = prompt.Style == PromptNotation.TypeScript;
        Block(text, "System message, before the contract:", "text", RenderedPrompt.Join(prompt.InstructionsVary ? "" : prompt.Instructions, prompt.Lead, "").TrimEnd('\n'));
        Block(text, "Contract:", isTypeScript ? "ts" : "json", isTypeScript ? prompt.Contract : JsonIndent.Format(prompt.Contract));
        if (prompt.InstructionsVary)
            Block(text, "System message, after the contract:", "text", prompt.Instructions);
        Block(text, "User message:", "text", prompt.UserMessage);
        if (prompt.Examples.Count > 0)
            text.Append("\nExamples: ").Append(string.Join(", ", prompt.Examples)).Append('\n');
        return text.ToString();
    }

    private static void Block(StringBuilder text, string title, string language, string content)
    {
        content = Visible(content);
        string fence = new('`', Math.Max(3, LongestRun(content) + 1));
        text.Append('\n').Append(title).Append("\n\n")
            .Append(fence).Append(language).Append('\n')
            .Append(content).Append('\n')
            .Append(fence).Append('\n');
    }

    // Invisible characters and line ends are written as escapes, because the file is read in reviews.
    private static string Visible(string text)
    {
        var visible = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                visible.Append(c).Append(text[++i]);
            else if (JsonStringLiteral.IsInvisible(c) || char.IsSurrogate(c) || (char.IsControl(c) && c is not ('\n' or '\t')))
                visible.Append("\\u").Append(c.Hex());
            else
                visible.Append(c);
        }

        return visible.ToString();
    }

    private static int LongestRun(string text)
    {
        int longest = 0;
        int run = 0;
        foreach (char c in text)
        {
            run = c == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
