using Microsoft.CodeAnalysis.Text;

namespace GptImage2.Generators.Rendering;

/// <summary>A lock file as it was checked in: its sections, by the names of their methods.</summary>
internal sealed class PromptLock
{
    /// <summary>The name of the file, which is next to the project file.</summary>
    public const string FileName = "prompts.lock.md";

    private const string Fence = "```";

    private readonly List<LockedPrompt> _sections = [];

    private PromptLock(SourceText text)
    {
        string? fence = null;
        string? key = null;
        int start = 0;
        for (int i = 0; i < text.Lines.Count; i++)
        {
            string line = Line(text, i);
            if (fence is not null)
            {
                fence = line == fence ? null : fence;
            }
            else if (line.StartsWith(Fence, StringComparison.Ordinal))
            {
                fence = line.Substring(0, line.Length - line.TrimStart('`').Length);
            }
            else if (line.StartsWith(PromptDocument.SectionLead, StringComparison.Ordinal))
            {
                End(i);
                key = line.Substring(PromptDocument.SectionLead.Length).Trim();
                start = i;
            }
        }

        End(text.Lines.Count);

        void End(int end)
        {
            if (key is not null && Find(key) is null)
                _sections.Add(new LockedPrompt(key, text, start, end));
        }
    }

    public IReadOnlyList<LockedPrompt> Sections => _sections;

    public static PromptLock Parse(SourceText text) => new(text);

    public LockedPrompt? Find(string key) => _sections.Find(section => section.Key == key);

    /// <summary>A line without the white space at its end, which does not matter.</summary>
    internal static string Line(SourceText text, int index) => text.ToString(text.Lines[index].Span).TrimEnd().TrimStart('\uFEFF');
}
