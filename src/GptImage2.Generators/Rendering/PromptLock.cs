using Microsoft.CodeAnalysis.Text;

namespace GptImage2.Generators.Rendering;

/// <summary>A lock file as it was checked in: its sections, by the names of their methods.</summary>
internal sealed class PromptLock
{
    /// <summary>The name of the file, which is next to the project file.</summary>
    public const string FileName = "prompts.lock.md";

    private const string Fence = "```";

    private readonly List<LockedPrompt> _sections = [];
    private readonly Dictionary<string, LockedPrompt> _named = new(StringComparer.Ordinal);
    private readonly ILookup<string, LockedPrompt> _ofInterfaces;

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
        _ofInterfaces = _sections.ToLookup(static section => PromptKeys.InterfaceOf(section.Key), StringComparer.Ordinal);

        void End(int end)
        {
            if (key is null || _named.ContainsKey(key))
                return;
            var section = new LockedPrompt(key, text, start, end);
            _sections.Add(section);
            _named.Add(key, section);
        }
    }

    public IReadOnlyList<LockedPrompt> Sections => _sections;

    public static PromptLock Parse(SourceText text) => new(text);

    /// <summary>The sections by their interfaces.</summary>
    public IEnumerable<IGrouping<string, LockedPrompt>> Interfaces => _ofInterfaces;

    public LockedPrompt? Find(string key) => _named.TryGetValue(key, out LockedPrompt? section) ? section : null;

    /// <summary>The sections of one interface.</summary>
    public IEnumerable<LockedPrompt> Of(string @interface) => _ofInterfaces[@interface];

    /// <summary>A line without the white space at its end, which does not matter.</summary>
    internal static string Line(SourceText text, int index) => text.ToString(text.Lines[index].Span).TrimEnd().TrimStart('\uFEFF');
}
