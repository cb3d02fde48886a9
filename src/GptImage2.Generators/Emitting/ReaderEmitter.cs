using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;

namespace GptImage2.Generators.Emitting;

/// <summary>Writes the method that reads an object.</summary>
internal static class ReaderEmitter
{
    private const int WordBits = 64;
    private const int MaxPredicted = 3;

    public static void Emit(SourceWriter writer, ContractShape shape, string signature, ConstructionWriter construct, SupportingMembers supporting, string find = "Find")
    {
        int words = Math.Max(1, (shape.Members.Count + WordBits - 1) / WordBits);
        string Seen(int index) => $"({Word(index)} & 1UL << {index % WordBits}) != 0";
        string Word(int index) => words == 1 ? "seen" : $"seen[{index / WordBits}]";

        writer.Open(signature);
        writer.Lines("""
            int start = json.BeginObject();
            if (start < 0)
                return default;

            """);
        List<string> locals = EmitLocals(writer, shape);
        if (shape.ExtensionData is not null)
            writer.Line($"{TypeNames.Dictionary}<string, global::System.Text.Json.JsonElement>? extensionData = null;").Line($"{TypeNames.Utf8} name = default;");
        if (shape.Members.Count > 0)
            writer.Line(words == 1 ? "ulong seen = 0;" : $"global::System.Span<ulong> seen = stackalloc ulong[{words}];");
        writer.Open("while (json.NextMember())");
        EmitLookup(writer, shape, find);
        for (int i = 0; i < shape.Members.Count; i++)
        {
            writer.Line($"case {i}:").Indent();
            writer.Lines($$"""
                if ({{Seen(i)}})
                {
                    json.SkipDuplicate();
                    break;
                }

                {{Word(i)}} |= 1UL << {{i % WordBits}};
                """);
            EmitMember(writer, shape.Members[i], locals[i], supporting);
            EmitPrediction(writer, shape, i);
            writer.Line("break;").Outdent();
        }

        writer.Line("default:").Indent();
        EmitUnknown(writer, shape);
        writer.Line("break;").Outdent();
        writer.Close();
        writer.Close();
        writer.Line();
        for (int i = 0; i < words; i++)
            EmitMissing(writer, shape, i, Word(i * WordBits));
        construct(writer, locals, Seen);
        writer.Close();
        writer.Line();
        EmitFind(writer, shape, find);
    }

    private static List<string> EmitLocals(SourceWriter writer, ContractShape shape)
    {
        var scope = new NameScope("json", "start", "seen", "created", "extensionData", "name");
        var locals = new List<string>(shape.Members.Count);
        foreach (MemberModel member in shape.Members)
        {
            string local = scope.TakeLocal(member.Name);
            locals.Add(local);
            writer.Line($"{member.Value.Declaration} {local} = {member.Default ?? "default"};");
        }

        return locals;
    }

    private static void EmitLookup(SourceWriter writer, ContractShape shape, string find)
    {
        string lookup = shape.ExtensionData is null ? $"{find}(json.ReadName())" : $"{find}(name = json.ReadName())";
        writer.Open(shape.Members.Count == 0
            ? $"switch ({lookup})"
            : $"switch (json.TryName({Quoted(shape.Members[0])}) ? 0 : {lookup})");
    }

    private static void EmitUnknown(SourceWriter writer, ContractShape shape)
    {
        if (shape.ExtensionData is null)
        {
            writer.Line(shape.DisallowsUnmapped ? "json.SkipUnmapped();" : "json.SkipUnknown();");
            return;
        }

        writer.Lines($"""
            if (!json.TrySkipDiscriminator() && !(extensionData ??= new()).TryAdd(global::System.Text.Encoding.UTF8.GetString(name), json.ReadElement()))
                json.Reject({TypeNames.Rule}.Duplicate, "the member only once");
            """);
    }

    // Models write members in the order of the schema: the next one is tried before any look-up, and so are those behind
    // members that may be missing.
    private static void EmitPrediction(SourceWriter writer, ContractShape shape, int member)
    {
        int last = Math.Min(member + MaxPredicted, shape.Members.Count - 1);
        for (int i = member + 1; i <= last; i++)
        {
            writer.Line($"if (json.TryNext({Quoted(shape.Members[i])}))");
            writer.Line($"    goto case {i};");
            if (shape.Members[i].Required)
                return;
        }
    }

    private static string Quoted(MemberModel member) => CSharpText.Utf8Literal(JsonText.Quote(member.JsonName) + ":");

    private static void EmitFind(SourceWriter writer, ContractShape shape, string find)
    {
        if (shape.Members.Count == 0)
        {
            writer.Line($"private static int {find}({TypeNames.Utf8} name) => -1;");
            return;
        }

        var byLength = new SortedDictionary<int, List<int>>();
        for (int i = 0; i < shape.Members.Count; i++)
        {
            int length = System.Text.Encoding.UTF8.GetByteCount(shape.Members[i].JsonName);
            if (!byLength.TryGetValue(length, out List<int>? members))
                byLength[length] = members = [];
            members.Add(i);
        }

        writer.Open($"private static int {find}({TypeNames.Utf8} name) => name.Length switch");
        foreach (KeyValuePair<int, List<int>> entry in byLength)
        {
            foreach (int member in entry.Value)
                writer.Line($"{entry.Key} when global::System.MemoryExtensions.SequenceEqual(name, {CSharpText.Utf8Literal(shape.Members[member].JsonName)}) => {member},");
        }

        writer.Line("_ => -1,");
        writer.Close(";");
    }

    private static void EmitMember(SourceWriter writer, MemberModel member, string local, SupportingMembers supporting)
    {
        writer.Line($"{local} = {supporting.Read(member.Value, member.Name, member.Constraints)};");
        if (member.Value is ScalarValue scalar)
            ConstraintEmitter.Emit(writer, scalar, member, local, supporting);
        if (member.Binding == MemberBinding.InitAccessor)
            supporting.InitAccessor(member);
    }

    private static void EmitMissing(SourceWriter writer, ContractShape shape, int word, string seen)
    {
        ulong required = 0;
        string names = "";
        for (int i = word * WordBits; i < Math.Min(shape.Members.Count, (word + 1) * WordBits); i++)
        {
            names += shape.Members[i].JsonName + "\n";
            if (shape.Members[i].Required)
                required |= 1UL << (i % WordBits);
        }

        if (required == 0)
            return;
        string mask = "0x" + required.Hex() + "UL";
        writer.Lines($"""
            if (({seen} & {mask}) != {mask})
                json.Missing(start, {mask} & ~{seen}, {CSharpText.Utf8Literal(names)});
            """);
    }
}
