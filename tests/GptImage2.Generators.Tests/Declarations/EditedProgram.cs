using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using GptImage2.Generators.Tests.Infrastructure;
using GptImage2.Generators.Tests.Robustness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GptImage2.Generators.Tests.Declarations;

/// <summary>
/// A program that is edited step by step. Its files have slots, each with some texts to choose from; an edit chooses
/// another text, breaks a file or repairs it, adds or removes a file, or changes a setting of the project.
/// </summary>
internal sealed partial class EditedProgram
{
    private static readonly (string Path, string Text)[] Files = EditedSources.Files;

    private readonly SeededDraws _draws;
    private readonly int[][] _choices = [.. Files.Select(file => Slot().Matches(file.Text).Select(_ => 0).ToArray())];
    private readonly (int At, int Length, string Text)?[] _damage = new (int, int, string)?[Files.Length];
    private readonly bool[] _isAbsent = new bool[Files.Length];
    private readonly string[] _prompts = ["Read {name}.", "Be exact."];
    private readonly CSharpCompilation _bare = Sources.Compile();
    private CSharpParseOptions _parse = Sources.Options;
    private string _folder = "/src/";

    public EditedProgram(int seed)
    {
        _draws = new SeededDraws(seed, wildness: 0);
        Library = Referenced(0);
        Compilation = _bare.AddReferences(Library.ToMetadataReference())
            .AddSyntaxTrees([.. Enumerable.Range(0, Files.Length).Select(Tree)]);
        Prompts = Beside();
    }

    public CSharpCompilation Compilation { get; private set; }

    public Prompts Prompts { get; private set; }

    /// <summary>Another project, whose code the program sees as an editor shows it.</summary>
    private CSharpCompilation Library { get; set; }

    /// <summary>Makes one edit, and returns what it was.</summary>
    public string Edit()
    {
        int file = _draws.Below(Files.Length);
        switch (_draws.Below(100))
        {
            case < 68:
                return Choose(file);
            case < 76:
                return Damage(file);
            case < 84:
                return Repair();
            case < 87:
                return AddOrRemove(file);
            case < 92:
                return EditPrompts();
            case < 95:
                return EditLibrary();
            default:
                return EditSettings();
        }
    }

    private string Choose(int file)
    {
        MatchCollection slots = Slot().Matches(Files[file].Text);
        if (slots.Count == 0)
            return "nothing";
        int slot = _draws.Below(slots.Count);
        int count = slots[slot].Groups["choice"].Captures.Count;

        // The first text is right. Without a way back, most programs would be broken, and have stubs only.
        _choices[file][slot] = _choices[file][slot] != 0 && _draws.Chance(60) ? 0 : (_choices[file][slot] + 1 + _draws.Below(Math.Max(1, count - 1))) % count;
        Replace(file);
        return $"{Files[file].Path}: {slots[slot].Value} is {_choices[file][slot]}";
    }

    // A character is lost, or another one is typed.
    private string Damage(int file)
    {
        string text = Chosen(file);
        int at = _draws.Below(text.Length);
        _damage[file] = _draws.Chance(50)
            ? (at, Math.Min(1 + _draws.Below(12), text.Length - at), "")
            : (at, 0, _draws.One("{", "}", "(", "\"", ";", "[", "/*", "*/", "//", "\n#if X\n", "\n#endif\n", "\"\"\"", "class", "@", "public ", "'"));
        Replace(file);
        return $"{Files[file].Path}: damaged at {at}: {_damage[file]}";
    }

    private string Repair()
    {
        for (int file = 0; file < Files.Length; file++)
        {
            if (_damage[file] is null)
                continue;
            _damage[file] = null;
            Replace(file);
        }

        return "repaired";
    }

    private string AddOrRemove(int file)
    {
        if (_isAbsent[file])
        {
            _isAbsent[file] = false;
            Compilation = Compilation.AddSyntaxTrees(Tree(file));
            return $"{Files[file].Path} added";
        }

        Compilation = Compilation.RemoveSyntaxTrees(Find(file)!);
        _isAbsent[file] = true;
        return $"{Files[file].Path} removed";
    }

    private string EditPrompts()
    {
        int prompt = _draws.Below(_prompts.Length);
        _prompts[prompt] = _draws.One("Read {name}.", "Read {name}!", "Be exact.", "Be {name}.", "", "Read {nothing}.", "{");
        Prompts = Beside();
        return $"prompt {prompt} is {_prompts[prompt]}";
    }

    private string EditLibrary()
    {
        int version = _draws.Below(4);
        CSharpCompilation edited = Referenced(version);
        Compilation = Compilation.WithReferences(_draws.Chance(20) ? _bare.References : [.. _bare.References, edited.ToMetadataReference()]);
        Library = edited;
        return $"library {version}";
    }

    private string EditSettings()
    {
        switch (_draws.Below(5))
        {
            case 0:
                Compilation = Compilation.WithOptions(Compilation.Options.WithNullableContextOptions(_draws.Chance(70) ? NullableContextOptions.Enable : NullableContextOptions.Disable));
                return $"nullable {Compilation.Options.NullableContextOptions}";
            case 1:
                Compilation = Compilation.WithOptions(Compilation.Options.WithOutputKind(_draws.Chance(50) ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary));
                return $"output {Compilation.Options.OutputKind}";
            case 2:
                Compilation = Compilation.WithAssemblyName(_draws.One("Sources", "Other"));
                return $"assembly {Compilation.AssemblyName}";
            case 3:
                _folder = _draws.One("/src/", "/src/", "/other/", "");
                Prompts = Beside();
                return $"folder {_folder}";
            default:
                _parse = Sources.Options.WithPreprocessorSymbols(_draws.Chance(50) ? ImmutableArray.Create("WIDE") : []);
                for (int file = 0; file < Files.Length; file++)
                    Replace(file);
                return $"symbols {string.Join(",", _parse.PreprocessorSymbolNames)}";
        }
    }

    private void Replace(int file)
    {
        if (Find(file) is { } tree)
            Compilation = Compilation.ReplaceSyntaxTree(tree, Tree(file));
    }

    private SyntaxTree? Find(int file) => Compilation.SyntaxTrees.FirstOrDefault(tree => tree.FilePath == Files[file].Path);

    private SyntaxTree Tree(int file)
    {
        string text = Chosen(file);
        if (_damage[file] is (int at, int length, string inserted) && at + length <= text.Length)
            text = text.Remove(at, length).Insert(at, inserted);
        return CSharpSyntaxTree.ParseText(text, _parse, Files[file].Path);
    }

    private string Chosen(int file)
    {
        int slot = 0;
        return Slot().Replace(Files[file].Text, match => match.Groups["choice"].Captures[_choices[file][slot++]].Value);
    }

    private Prompts Beside() => Prompts.In(_folder, ("/src/prompts/read.md", _prompts[0]), ("/src/prompts/system.md", _prompts[1]));

    // Its body and its declarations differ between versions.
    private static CSharpCompilation Referenced(int version) => Sources.Compile(Sources.File($$"""
        namespace Library;
        public enum Level { Low, {{(version < 2 ? "High" : "Top")}} }
        public static class Bounds { public const int Most = {{(version == 3 ? 7 : 70)}}; public static int Count() { return {{version}}; } }
        public class Above { public string Title { get; {{(version == 2 ? "private set" : "set")}}; } = ""; }
        """)).WithAssemblyName("Library");

    [GeneratedRegex("⟦(?<choice>[^¦⟧]*)(?:¦(?<choice>[^¦⟧]*))*⟧", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Slot();
}
