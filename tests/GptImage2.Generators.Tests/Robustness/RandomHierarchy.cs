using System.Text;
using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Robustness;

/// <summary>
/// A contract with base types: members that override, hide and shadow each other, generic bases with constraints, included
/// members that are not public. The most basic types may stand in another project.
/// </summary>
internal sealed class RandomHierarchy
{
    private static readonly string[] Names = ["A", "B", "C", "Name", "Json", "Value", "@class", "Created", "Names"];

    // Constraints of a type parameter, and arguments that fulfil them.
    private static readonly (string Constraint, string[] Arguments)[] Parameters =
    [
        ("", ["int", "string", "int?", "List<int>"]),
        (" where {0} : struct", ["int", "bool", "DayOfWeek"]),
        (" where {0} : class", ["string", "List<string>"]),
        (" where {0} : notnull", ["string", "decimal"]),
        (" where {0} : IComparable<{0}>", ["int", "decimal"]),
        (" where {0} : unmanaged", ["int", "long"]),
        (" where {0} : struct, Enum", ["DayOfWeek"]),
        (" where {0} : class, new()", ["List<int>"]),
    ];

    private readonly SeededDraws _draws;
    private readonly bool _isRecord;
    private readonly List<Member> _members = [];

    private RandomHierarchy(int seed)
    {
        _draws = new SeededDraws(seed, wildness: 0);
        _isRecord = _draws.Chance(50);
        HasLibrary = _draws.Chance(50);
        int levels = 1 + _draws.Below(3);
        int foreign = HasLibrary ? 1 + _draws.Below(levels) : 0;
        var library = new StringBuilder();
        var program = new StringBuilder();
        string? parent = null;
        for (int i = 0; i < levels; i++)
            parent = Level(i < foreign ? library : program, "L" + i, parent, isForeign: i < foreign);
        Contract(program, parent!);
        Library = Sources.File(library.ToString());
        Program = Sources.File(program.ToString());
    }

    /// <summary>Whether some of the base types stand in another project.</summary>
    public bool HasLibrary { get; }

    public string Library { get; }

    public string Program { get; }

    public static RandomHierarchy Of(int seed) => new(seed);

    public override string ToString() => HasLibrary ? $"{Library}\n-- the project that uses it\n{Program}" : Program;

    // A base type, and how the next level names it: with its type arguments.
    private string Level(StringBuilder text, string name, string? parent, bool isForeign)
    {
        int count = _draws.Chance(50) ? 0 : 1 + _draws.Below(2);
        var parameters = new List<string>();
        var constraints = new StringBuilder();
        var arguments = new List<string>();
        for (int i = 0; i < count; i++)
        {
            (string constraint, string[] choices) = Parameters[_draws.Below(Parameters.Length)];
            string parameter = name + "T" + i;
            parameters.Add(parameter);
            constraints.Append(constraint.Replace("{0}", parameter, StringComparison.Ordinal));
            arguments.Add(_draws.One(choices));
        }

        bool isNested = count > 0 && _draws.Chance(20);
        string list = count == 0 ? "" : $"<{string.Join(", ", parameters)}>";
        string closed = count == 0 ? "" : $"<{string.Join(", ", arguments)}>";
        if (isNested)
            text.Append("public static class Outer").Append(name).Append(list).Append(constraints).Append(" {\n");
        string header = $"public {_draws.Maybe(30, "abstract ")}{(_isRecord ? "record" : "class")} {name}{(isNested ? "" : list)}{(parent is null ? "" : " : " + parent)}{(isNested ? "" : constraints)} {{\n";
        text.Append(header);
        Members(text, parameters, arguments, isForeign);
        text.Append(isNested ? "}\n}\n" : "}\n");
        return isNested ? $"Outer{name}{closed}.{name}" : name + closed;
    }

    private void Contract(StringBuilder text, string parent)
    {
        bool isGeneric = _draws.Chance(25);
        string header = $"[JsonContract] public {_draws.Maybe(30, "sealed ")}{(isGeneric ? "" : "partial ")}{(_isRecord ? "record" : "class")} Doc{(isGeneric ? "<X>" : "")} : {parent} {{\n";
        text.Append(header);
        Members(text, isGeneric ? ["X"] : [], isGeneric ? ["int"] : [], isForeign: false);
        text.Append("}\n");
        text.Append("[JsonContract] public partial record Holder(DOC One, List<DOC> Many);\n".Replace("DOC", isGeneric ? "Doc<int>" : "Doc", StringComparison.Ordinal));
    }

    private void Members(StringBuilder text, List<string> parameters, List<string> arguments, bool isForeign)
    {
        var here = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 1 + _draws.Below(4); i > 0; i--)
        {
            string name = _draws.One(Names);
            if (!here.Add(name))
                continue;
            Member? known = _members.FindLast(member => member.Name == name);
            if (known is null)
                New(text, name, parameters, arguments, isForeign);
            else if (known.IsVirtual && !_draws.Chance(30))
                text.Append("    public override ").Append(known.Closed).Append(' ').Append(name).Append(" { ").Append(known.Accessors).Append(" } = default!;\n");
            else if (!known.IsRequired)
                Hide(text, name, parameters, arguments, isForeign);
        }
    }

    private void New(StringBuilder text, string name, List<string> parameters, List<string> arguments, bool isForeign)
    {
        (string type, string closed) = Type(parameters, arguments);
        string kind = _draws.One("", "", "", "virtual", "required", isForeign ? "" : "private", isForeign ? "" : "field", "protected set");
        string accessors = kind switch
        {
            "protected set" => "get; protected set;",
            "private" => _draws.One("get; set;", "get; init;"),
            _ => _draws.One("get; set;", "get; init;"),
        };
        text.Append(kind switch
        {
            "field" => $"    [JsonInclude] {_draws.One("public", "private", "protected", "internal")} {type} {name} = default!;\n",
            "private" => $"    [JsonInclude] {_draws.One("private", "protected", "internal", "protected internal")} {type} {name} {{ {accessors} }} = default!;\n",
            "required" => $"    public required {type} {name} {{ {accessors} }}\n",
            "virtual" => $"    public virtual {type} {name} {{ {accessors} }} = default!;\n",
            _ => $"    public {type} {name} {{ {accessors} }}{_draws.One(" = default!;", " = default!;", "")}\n",
        });
        _members.Add(new Member(name, closed, accessors, kind == "virtual", kind == "required"));
    }

    // By a member of another type, another kind or another accessibility.
    private void Hide(StringBuilder text, string name, List<string> parameters, List<string> arguments, bool isForeign)
    {
        (string type, string closed) = Type(parameters, arguments);
        text.Append(_draws.Below(10) switch
        {
            0 => $"    public new {type} {name} = default!;\n",
            1 => $"    public new int {name}() => 1;\n",
            2 => $"    public new const int {name} = 3;\n",
            3 => $"    public new class {name} {{ }}\n",
            4 => $"    private new {type} {name} {{ get; set; }} = default!;\n",
            5 => $"    internal new {type} {name} {{ get; init; }} = default!;\n",
            6 => $"    public new static {type} {name} {{ get; set; }} = default!;\n",
            7 => $"    protected new event Action? {name} {{ add {{ }} remove {{ }} }}\n",
            8 when !isForeign => $"    [JsonInclude] private new {type} {name} = default!;\n",
            _ => $"    public new {type} {name} {{ get; set; }} = default!;\n",
        });
        _members.Add(new Member(name, closed, "", IsVirtual: false, IsRequired: false));
    }

    private (string Type, string Closed) Type(List<string> parameters, List<string> arguments)
    {
        if (parameters.Count == 0 || _draws.Chance(40))
        {
            string scalar = _draws.One("int", "string", "bool", "decimal", "int?", "string?", "List<int>", "Dictionary<string, bool>");
            return (scalar, scalar);
        }

        int index = _draws.Below(parameters.Count);
        string form = _draws.One("{0}", "{0}", "List<{0}>", "{0}[]", "Dictionary<string, List<{0}>>");
        return (form.Replace("{0}", parameters[index], StringComparison.Ordinal), form.Replace("{0}", arguments[index], StringComparison.Ordinal));
    }

    private sealed record Member(string Name, string Closed, string Accessors, bool IsVirtual, bool IsRequired);
}
