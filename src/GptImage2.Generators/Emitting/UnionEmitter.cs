using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;

namespace GptImage2.Generators.Emitting;

/// <summary>
/// Writes how a union is read and written: by its discriminator, and by the contract of its derived type.
/// </summary>
internal static class UnionEmitter
{
    public static void Emit(SourceWriter writer, UnionModel union, string read, string write, bool isObsolete)
    {
        string values = "";
        string expected = "";
        for (int i = 0; i < union.Cases.Count; i++)
        {
            UnionCase @case = union.Cases[i];
            values += (@case.IsNumber ? "" : "\"") + @case.Text + "\n";
            expected += (i == 0 ? "" : i == union.Cases.Count - 1 ? " or " : ", ") + (@case.IsNumber ? @case.Text : JsonStringLiteral.Quote(@case.Text));
        }

        if (isObsolete)
            writer.Line(FileEmitter.Obsolete);
        writer.Open(read);
        writer.Open($"switch (json.ReadDiscriminator({CSharpText.Utf8Literal(union.Discriminator)}, {CSharpText.Utf8Literal(values)}, {CSharpText.Literal(expected)}))");
        for (int i = 0; i < union.Cases.Count; i++)
        {
            string value = $"{TypeNames.GeneratedContract}.ReadDerived<{union.Cases[i].ClrType}>(ref json)";
            writer.Line($"case {i}:");
            if (union.IsDeclared)
                writer.Line($"    if ({value} is {{ }} case{i})").Line($"        return case{i};").Line("    return default;");
            else
                writer.Line($"    return {value};");
        }

        writer.Line("default:").Line("    return default;").Close().Close().Line();

        if (isObsolete)
            writer.Line(FileEmitter.Obsolete);
        string held = union.IsDeclared ? "value.Value" : "value";
        writer.Open(write);
        for (int i = 0; i < union.Cases.Count; i++)
        {
            UnionCase @case = union.Cases[i];
            string name = CSharpText.Utf8Literal(union.Discriminator);
            writer.Open($"if ({held}{(union.IsDeclared ? "?" : "")}.GetType() == typeof({@case.ClrType}))");
            writer.Line(@case.IsNumber
                ? $"json.WriteNumber({name}, {@case.Text});"
                : $"json.WriteString({name}, {CSharpText.Utf8Literal(@case.Text)});");
            writer.Line($"{TypeNames.GeneratedContract}.WriteMembers<{@case.ClrType}>(json, ({@case.ClrType}){held});").Line("return;").Close().Line();
        }

        writer.Line($"throw {TypeNames.GeneratedContract}.NotInUnion({(union.IsDeclared ? "value.Value ?? value" : "value")});").Close();
    }
}
