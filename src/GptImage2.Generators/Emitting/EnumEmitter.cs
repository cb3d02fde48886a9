using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;

namespace GptImage2.Generators.Emitting;

/// <summary>Writes the tables and methods that turn names into the members of an enum, and back.</summary>
internal static class EnumEmitter
{
    /// <summary>The table of the names of an enum.</summary>
    public static string Names(EnumValue value, string field)
    {
        var text = new System.Text.StringBuilder($"public static readonly {TypeNames.EnumNames}<{value.ClrType}> {field} = new(");
        for (int i = 0; i < value.Members.Count; i++)
            text.Append(i == 0 ? "\n" : ",\n").Append($"    ({value.Members[i].Of(value.ClrType)}, {CSharpText.Literal(value.Members[i].JsonName)})");
        return text.Append(");").ToString();
    }

    public static void EmitReadFlags(SourceWriter writer, FlagsValue value, string method)
    {
        writer.Open($"public static {value.ClrType} {method}(ref {TypeNames.Scanner} json)");
        writer.Lines($$"""
            const string expected = {{CSharpText.Literal(Expected(value.Members))}};
            int start = json.BeginArray();
            if (start < 0)
                return default;

            {{value.ClrType}} value = default;
            ulong seen = 0;
            """);
        writer.Open("while (json.NextElement())");
        writer.Line($"{TypeNames.Utf8} name = json.ReadText(expected);").Line("int index = -1;");
        for (int i = 0; i < value.Members.Count; i++)
        {
            EnumMemberModel member = value.Members[i];
            writer.Open($"{(i == 0 ? "" : "else ")}if (global::System.MemoryExtensions.SequenceEqual(name, {CSharpText.Utf8Literal(member.JsonName)}))");
            writer.Line($"index = {i.Invariant()};").Line($"value |= {member.Of(value.ClrType)};").Close();
        }

        writer.Line().Lines($"""
            if (index < 0)
                json.Reject({TypeNames.Rule}.Enum, expected);
            else if ((seen & 1UL << index) != 0)
                json.Reject({TypeNames.Rule}.Duplicate, "each name only once");
            else
                seen |= 1UL << index;
            """);
        writer.Close().Line().Line("return value;").Close();
    }

    // A named combination is declared after its parts, so the last names are tried first.
    public static void EmitWriteFlags(SourceWriter writer, FlagsValue value, string method)
    {
        writer.Open($"public static void {method}({TypeNames.JsonWriter} json, {value.ClrType} value)");
        writer.Line($"{value.ClrType} rest = value;");

        // The last members are combinations of others, which they replace. The names are written in the order of the members.
        for (int i = value.Members.Count - 1; i >= 0; i--)
        {
            string flag = value.Members[i].Number is null ? value.Members[i].Of(value.ClrType) : $"({value.Members[i].Of(value.ClrType)})";
            string has = $"has{i.Invariant()}";
            writer.Line($"bool {has} = (value & {flag}) == {flag} && (rest & {flag}) != 0;").Line($"if ({has})").Line($"    rest &= ~{flag};");
        }

        writer.Lines($"""
            if (rest != 0)
                throw {TypeNames.GeneratedContract}.Unnamed(value);
            json.WriteStartArray();
            """);
        for (int i = 0; i < value.Members.Count; i++)
            writer.Line($"if (has{i.Invariant()})").Line($"    json.WriteStringValue({CSharpText.Utf8Literal(value.Members[i].JsonName)});");
        writer.Line("json.WriteEndArray();").Close();
    }

    private static string Expected(EquatableArray<EnumMemberModel> members)
    {
        string text = "";
        for (int i = 0; i < members.Count; i++)
            text += (i == 0 ? "" : i == members.Count - 1 ? " or " : ", ") + JsonStringLiteral.Quote(members[i].JsonName);
        return text;
    }
}
