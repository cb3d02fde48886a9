using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;

namespace GptImage2.Generators.Emitting;

/// <summary>Writes the methods that turn names into the members of an enum, and back.</summary>
internal static class EnumEmitter
{
    public static void EmitRead(SourceWriter writer, EnumValue value, string method)
    {
        writer.Open($"private static {value.ClrType} {method}(ref {TypeNames.Scanner} json)");
        writer.Line($"const string expected = {CSharpText.Literal(Expected(value))};");
        writer.Line($"{TypeNames.Utf8} name = json.ReadText(expected);");
        foreach (EnumMemberModel member in value.Members)
        {
            writer.Line($"if (global::System.MemoryExtensions.SequenceEqual(name, {CSharpText.Utf8Literal(member.JsonName)}))");
            writer.Line($"    return {value.ClrType}.{member.Name};");
        }

        writer.Lines($"""
            json.Reject({TypeNames.Rule}.Enum, expected);
            return default;
            """);
        writer.Close();
    }

    public static void EmitName(SourceWriter writer, EnumValue value, string method)
    {
        writer.Open($"private static {TypeNames.Utf8} {method}({value.ClrType} value) => value switch");
        foreach (EnumMemberModel member in value.Members)
        {
            if (!member.IsAlias)
                writer.Line($"{value.ClrType}.{member.Name} => {CSharpText.Utf8Literal(member.JsonName)},");
        }

        writer.Line($"_ => throw {TypeNames.JsonContract}.Unnamed(value),");
        writer.Close(";");
    }

    private static string Expected(EnumValue value)
    {
        string text = "";
        for (int i = 0; i < value.Members.Count; i++)
            text += (i == 0 ? "" : i == value.Members.Count - 1 ? " or " : ", ") + JsonText.Quote(value.Members[i].JsonName);
        return text;
    }
}
