using System.Globalization;
using System.Text;

namespace GptImage2.Generators.Tests.Robustness;

/// <summary>Writes contracts, enums and unions of random programs.</summary>
internal sealed class RandomContracts(SeededDraws draws)
{
    private static readonly CompositeFormat[] Wrappers = [.. Vocabulary.Generics.Select(CompositeFormat.Parse)];

    public string Contract(string name)
    {
        string kind = draws.Pick(["record", "record", "class", "record struct", "readonly record struct", "struct", "sealed record"], ["interface", "abstract record", "static class", "ref struct", "enum", "abstract class", "", "record class", "delegate int", "readonly class"]);
        string access = draws.Pick(["public ", "public ", "internal ", ""], ["file ", "private ", "protected ", "unsafe ", "new ", "static ", "public public "]);
        string partial = draws.Wild("x").Length > 0 ? "" : "partial ";
        string[] words = kind.Split(' ');
        string header = words.Length > 1 && words[0] is "readonly" or "sealed" or "abstract" or "static" or "ref"
            ? $"{access}{words[0]} {partial}{string.Join(' ', words[1..])} {name}"
            : $"{access}{partial}{kind} {name}";
        header += draws.Wild("<T>", "<T, U>", "<in T>", "<>");
        bool positional = kind.Contains("record", StringComparison.Ordinal) && draws.Chance(60);
        List<(string Type, string Name, string Attributes)> members = Members(1 + draws.Below(5));
        var text = new StringBuilder();
        text.Append(draws.Maybe(20, "/// <summary>A <c>thing</c> &amp; more.</summary>\n")).Append(draws.Wild("/// <summary>broken <b>\n", "/// <inheritdoc/>\n", "/** <param name='x'>y</param> */\n"));
        text.Append(draws.Pick(["[JsonContract] ", "[JsonContract(Naming = JsonContractNaming.SnakeCaseLower)] ", "[JsonContract, Description(\"A thing.\")] ", "[JsonContract(Naming = JsonContractNaming.AsDeclared)] ", "[JsonContract, JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)] "], ["[JsonContract(Naming = (JsonContractNaming)99)] ", "[JsonContract, JsonContract] ", "[JsonContract(3)] ", "[JsonContract(Naming = )] ", "", "[JsonContract, JsonPolymorphic] ", "[JsonContract, JsonDerivedType(typeof(int), 3)] ", "[JsonContract, JsonConverter(typeof(object))] ", "[JsonContract, Flags] ", "[JsonContract, Obsolete(\"x\", true)] ", "[method: JsonContract] "]));
        text.Append(header);
        if (positional)
            text.Append('(').Append(string.Join(", ", members.Select(Positional))).Append(')');
        text.Append(draws.Wild(" : Line", " : Line(\"a\")", " : IDisposable", " : Missing", $" : {name}", " where T : class", " : IEquatable<int>", " : Exception"));
        if (positional && draws.Chance(60))
            return text.Append(";\n").ToString();
        text.Append(" {\n");
        foreach ((string type, string member, string attributes) in positional ? Members(draws.Below(3), "2") : members)
            text.Append(Property(type, member, attributes));
        text.Append(draws.Maybe(20, $"    [Rule(\"It fits: x.\", \"{members[0].Name.TrimStart('@')}\")] private bool Fits{draws.One("", "()")} => GetHashCode() != 3;\n"));
        text.Append(draws.Wild(
            $"    public {name}(int a, string b) {{ }}\n",
            $"    [JsonConstructor] public {name}(string name) {{ }}\n",
            $"    [JsonConstructor] private {name}() {{ }}\n    [JsonConstructor] public {name}(int x, params int[] y) {{ }}\n",
            $"    private {name}(in int name) {{ }}\n",
            "    public string FromJson(string x) => x;\n",
            "    public static string JsonSchema => \"x\";\n",
            "    public int Json;\n",
            "    public int this[int i] => i;\n",
            "    public event Action? Changed;\n",
            "    public static int Shared { get; set; }\n",
            "    partial void Hook();\n",
            "    public int Field, Other = 3;\n",
            "    public static implicit operator int(" + name + " x) => 1;\n",
            "    [JsonExtensionData] public Dictionary<string, System.Text.Json.JsonElement>? Extra { get; set; }\n",
            "    [JsonExtensionData] public Dictionary<string, object> Extra { get; set; } = [];\n",
            "    ~" + name + "() { }\n",
            "    [Rule(\"\", nameof(Missing))] private static bool Odd => true;\n",
            "    [Rule(\"It is.\", null!, Effect = (RuleEffect)7)] public required bool Is { get; set; }\n",
            "    [Rule(, \"Name\")] bool Broken() => \n",
            "    public required int Must { get; set; }\n"));
        return text.Append(draws.Wild("", "}", "{", ";") is { Length: > 0 } broken ? broken + "\n" : "}\n").ToString();
    }

    public string Enum(string name)
    {
        string members = string.Join(", ", Enumerable.Range(0, draws.Below(5)).Select(i => draws.Pick(
            [$"One{i}", $"Two{i} = {1 << i}", $"[JsonStringEnumMemberName(\"x-{i}\")] Three{i}", $"[Description(\"The {i}\")] Four{i}"],
            ["@class", "A, a", "[JsonStringEnumMemberName(\"same\")] E1, [JsonStringEnumMemberName(\"same\")] E2", "[JsonStringEnumMemberName(null)] N", "[JsonStringEnumMemberName(\"\\n\\u2028\")] U", "X = -1", "Y = Missing", "", "Z = 1 << 31", "[JsonStringEnumMemberName(\"a,b\")] Comma"])));
        return $"{draws.Maybe(25, "[Flags] ")}{draws.Pick(["public ", ""], ["file ", "private "])}enum {name}{draws.Wild(" : byte", " : ulong", " : string", " : long")} {{ {members} }}\n";
    }

    public string Union()
    {
        string first = draws.Pick(["JsonDerivedType(typeof(Dot), \"dot\")", "JsonDerivedType(typeof(Dot), 1)"], ["JsonDerivedType(typeof(Dot))", "JsonDerivedType(typeof(Missing), \"a\")", "JsonDerivedType(null, \"a\")", "JsonDerivedType(typeof(Figure), \"self\")", "JsonDerivedType(typeof(Dot), \"a\\nb\")", "JsonDerivedType(typeof(int), \"int\")", "JsonDerivedType(typeof(List<>), \"list\")"]);
        string second = draws.Pick(["JsonDerivedType(typeof(Ring), \"ring\")", "JsonDerivedType(typeof(Ring), \"ring\")"], ["JsonDerivedType(typeof(Ring), \"dot\")", "JsonDerivedType(typeof(Ring), 2)", "JsonDerivedType(typeof(Color), \"c\")", "Description(\"x\")"]);
        string discriminator = draws.Pick([", JsonPolymorphic(TypeDiscriminatorPropertyName = \"kind\")", ""], [", JsonPolymorphic(TypeDiscriminatorPropertyName = \"size\")", ", JsonPolymorphic(TypeDiscriminatorPropertyName = \"\")", ", JsonPolymorphic(TypeDiscriminatorPropertyName = null)"]);
        return $"""
            [JsonContract, {first}, {second}{discriminator}] public {draws.Pick(["abstract partial record", "partial record"], ["abstract record", "sealed partial record", "partial class", "partial struct"])} Figure;
            {draws.Maybe(90, "[JsonContract] ")}public sealed partial record Dot(int Size) : Figure;
            [JsonContract] public {draws.One("sealed ", "")}partial record Ring({TypeOf()} Size, Figure? Inner = null) : {draws.Pick(["Figure"], ["Missing", "Dot", "object"])};

            """;
    }

    public string TypeOf(int depth = 0)
    {
        if (draws.Wild("x").Length > 0)
            return draws.One(Vocabulary.WildTypes);
        if (draws.Chance(55) || depth > 2)
            return draws.One(Vocabulary.Scalars);
        if (draws.Chance(40))
            return draws.One("Color", "Color?", "Line", "Line?", "Line[]", draws.One(Vocabulary.TypeNames));
        return string.Format(CultureInfo.InvariantCulture, Wrappers[draws.Below(Wrappers.Length)], TypeOf(depth + 1));
    }

    private List<(string Type, string Name, string Attributes)> Members(int count, string suffix = "")
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var members = new List<(string, string, string)>();
        for (int i = 0; i < count; i++)
        {
            string name = draws.Pick(Vocabulary.MemberNames, Vocabulary.WildMemberNames);
            if (names.Add(name) || draws.Wild("twice").Length > 0)
                members.Add((TypeOf(), name + (name.Length > 0 && char.IsUpper(name[0]) ? suffix : ""), Attributes(name)));
        }

        return members;
    }

    private string Attributes(string name)
    {
        if (!draws.Chance(35))
            return "";
        IEnumerable<string> attributes = Enumerable.Range(0, 1 + draws.Below(2)).Select(_ => draws.Pick(Vocabulary.MemberAttributes, Vocabulary.WildMemberAttributes));
        return string.Join(", ", attributes.Distinct(StringComparer.Ordinal)).Replace("{0}", name, StringComparison.Ordinal);
    }

    private string Positional((string Type, string Name, string Attributes) member)
    {
        string target = draws.Chance(80) ? "property: " : "";
        string attributes = member.Attributes.Length == 0 ? "" : $"[{target}{member.Attributes}] ";
        return $"{attributes}{draws.Wild("params ", "in ", "ref ", "this ", "scoped ")}{member.Type} {member.Name}{draws.Wild(Vocabulary.Defaults) switch { { Length: > 0 } value => " = " + value, _ => "" }}";
    }

    private string Property(string type, string name, string attributes)
    {
        string accessors = draws.Pick(["{ get; set; }", "{ get; init; }"], ["{ get; }", "{ get; private set; }", "{ set { } }", "=> default!;", ";", "{ get => field; set => field = value; }", "{ get; set }", "{ get; internal init; }", "{ }"]);
        string modifiers = draws.Pick(["public ", "public ", "public required "], ["", "private ", "static ", "public virtual ", "public override ", "public new ", "public abstract ", "internal ", "public required static ", "protected ", "public unsafe ", "public partial ", "public readonly "]);
        string initializer = accessors.StartsWith("{ get", StringComparison.Ordinal) && !modifiers.Contains("required", StringComparison.Ordinal) ? $" = {(draws.Chance(80) ? "default!" : draws.Wild(Vocabulary.Defaults) is { Length: > 0 } value ? value : "default!")};" : "";
        return $"    {(attributes.Length == 0 ? "" : $"[{attributes}] ")}{modifiers}{type} {name} {accessors}{initializer}\n";
    }
}
