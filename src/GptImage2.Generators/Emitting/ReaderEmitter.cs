using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;

namespace GptImage2.Generators.Emitting;

/// <summary>Writes the method that reads an object.</summary>
internal static class ReaderEmitter
{
    private const int WordBits = 64;
    private const int MaxPredicted = 3;

    // The look-up returns -1 for a name that it does not find.
    private const string Repeated = "-2";

    public static void Emit(SourceWriter writer, ContractShape shape, string signature, ConstructionWriter construct, SupportingMembers supporting, string names = "Names")
    {
        int words = Math.Max(1, (shape.Members.Count + WordBits - 1) / WordBits);
        string Seen(int index) => $"({Word(index)} & {Bit(index)}) != 0";
        string Word(int index) => words == 1 ? "seen" : $"seen[{index / WordBits}]";

        string table = shape.Members.Count == 0 ? "" : supporting.MemberNames(shape, names);
        writer.Open(signature);
        EmitBegin(writer, shape);
        List<string> locals = EmitLocals(writer, shape);
        if (shape.ExtensionData is not null)
            writer.Line($"{TypeNames.Dictionary}<string, global::System.Text.Json.JsonElement>? extensionData = null;").Line($"{TypeNames.Utf8} name = default;");
        if (shape.Members.Count > 0)
            writer.Line(words == 1 ? "ulong seen = 0;" : $"global::System.Span<ulong> seen = stackalloc ulong[{words}];");
        writer.Open("while (json.NextMember())");
        if (shape.Members.Count == 0)
        {
            writer.Line(Name(shape) + ";");
            EmitUnknown(writer, shape);
        }
        else
        {
            EmitSwitch(writer, shape, locals, Seen, Word, supporting, table);
        }

        writer.Close();
        writer.Line();
        for (int i = 0; i < words; i++)
            EmitMissing(writer, shape, i, Word(i * WordBits), table);
        construct(writer, locals, Seen);
        writer.Close();
    }

    private static void EmitSwitch(
        SourceWriter writer,
        ContractShape shape,
        List<string> locals,
        Func<int, string> seen,
        Func<int, string> word,
        SupportingMembers supporting,
        string table)
    {
        writer.Open($"switch (json.TryName({Quoted(shape.Members[0])}) ? 0 : {table}.Find({Name(shape)}))");
        for (int i = 0; i < shape.Members.Count; i++)
        {
            writer.Line($"case {i}:").Indent();
            writer.Line($"if ({seen(i)}) goto case {Repeated};").Line($"{word(i)} |= {Bit(i)};");
            EmitMember(writer, shape.Members[i], locals[i], supporting);
            EmitPrediction(writer, shape, i);
            writer.Line("break;").Outdent();
        }

        writer.Line($"case {Repeated}: // a duplicate member").Indent().Line("json.SkipDuplicate();").Line("break;").Outdent();
        writer.Line("default:").Indent();
        EmitUnknown(writer, shape);
        writer.Line("break;").Outdent().Close();
    }

    private static string Name(ContractShape shape) => shape.ExtensionData is null ? "json.ReadName()" : "name = json.ReadName()";

    private static string Bit(int member) => $"0x{(1UL << (member % WordBits)).Hex()}";

    private static void EmitBegin(SourceWriter writer, ContractShape shape)
    {
        bool isAskedFor = !shape.Checks.IsEmpty || shape.Members.Any(member => member.Required);
        if (isAskedFor)
            writer.Line("int start = json.BeginObject();");
        writer.Line($"if ({(isAskedFor ? "start" : "json.BeginObject()")} < 0)").Line("    return default;").Line();
    }

    private static List<string> EmitLocals(SourceWriter writer, ContractShape shape)
    {
        NameScope scope = shape.ExtensionData is null
            ? new NameScope("json", "start", "seen", "created")
            : new NameScope("json", "start", "seen", "created", "extensionData", "name");
        var locals = new List<string>(shape.Members.Count);
        foreach (MemberModel member in shape.Members)
        {
            string local = scope.TakeLocal(member.Name);
            locals.Add(local);
            writer.Line($"{member.Value.Declaration} {local} = {member.Default ?? "default"};");
        }

        return locals;
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

    // Models write members in the order of the schema. So the next member is tried before any look-up, and after an
    // optional
    // member also the one that follows it.
    private static void EmitPrediction(SourceWriter writer, ContractShape shape, int member)
    {
        int last = Math.Min(member + MaxPredicted, shape.Members.Count - 1);
        for (int i = member + 1; i <= last; i++)
        {
            writer.Line($"if (json.TryNext({Quoted(shape.Members[i])})) goto case {i};");
            if (shape.Members[i].Required)
                return;
        }
    }

    private static string Quoted(MemberModel member) => CSharpText.Utf8Literal(JsonStringLiteral.Quote(member.JsonName) + ":");

    private static void EmitMember(SourceWriter writer, MemberModel member, string local, SupportingMembers supporting)
    {
        writer.Line($"{local} = {supporting.Read(member.Value, member.Name, member.Constraints)};");
        if (member.Value is ScalarValue { Holder: null } scalar)
            ConstraintEmitter.Emit(writer, scalar, member.Name, member.Constraints, local, supporting);
        if (member.Setter is { } setter)
            supporting.Accessor(setter);
    }

    private static void EmitMissing(SourceWriter writer, ContractShape shape, int word, string seen, string table)
    {
        ulong required = 0;
        for (int i = word * WordBits; i < Math.Min(shape.Members.Count, (word + 1) * WordBits); i++)
        {
            if (shape.Members[i].Required)
                required |= 1UL << (i % WordBits);
        }

        if (required == 0)
            return;
        string mask = "0x" + required.Hex();
        string first = word == 0 ? "" : $", {(word * WordBits).Invariant()}";
        writer.Lines($"""
            if (({seen} & {mask}) != {mask})
                json.Missing(start, {mask} & ~{seen}, {table}{first});
            """);
    }
}
