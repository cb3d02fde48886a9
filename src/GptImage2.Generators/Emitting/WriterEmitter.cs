using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;

namespace GptImage2.Generators.Emitting;

/// <summary>Writes the method that writes an object.</summary>
internal static class WriterEmitter
{
    public static void Emit(SourceWriter writer, ContractShape shape, string signature, Func<MemberModel, string> access, ValueHelpers helpers)
    {
        // What a condition declares is in scope until the end of the method.
        var locals = new NameScope("json", "value");
        writer.Open(signature).Line("json.WriteStartObject();");
        foreach (MemberModel member in shape.Members)
        {
            string name = CSharpText.Utf8Literal(member.JsonName);
            if (member.Value is ScalarValue { Nullable: false } scalar && ScalarEmitter.WriteMember(scalar.Kind) is { } method)
            {
                writer.Line($"json.{method}({name}, {access(member)});");
                continue;
            }

            writer.Line($"json.WritePropertyName({name});");
            EmitValue(writer, member.Value, access(member), helpers, locals, member.Name);
        }

        writer.Line("json.WriteEndObject();").Close();
    }

    private static void EmitValue(SourceWriter writer, ValueModel value, string expression, ValueHelpers helpers, NameScope locals, string owner)
    {
        if (value.Nullable)
        {
            string present = locals.TakeLocal(owner);
            writer.Open($"if ({expression} is {{ }} {present})");
            EmitPresent(writer, value, present, helpers, locals, owner);
            writer.Close();
            writer.Open("else").Line("json.WriteNullValue();").Close();
            return;
        }

        EmitPresent(writer, value, expression, helpers, locals, owner);
    }

    private static void EmitPresent(SourceWriter writer, ValueModel value, string expression, ValueHelpers helpers, NameScope locals, string owner)
    {
        switch (value)
        {
            case ScalarValue scalar:
                writer.Line(ScalarEmitter.WriteMember(scalar.Kind) is { } method
                    ? $"json.{method}Value({expression});"
                    : $"{TypeNames.ValueWriter}.Write(json, {expression});");
                break;
            case EnumValue names:
                writer.Line($"json.WriteStringValue({helpers.EnumName(names)}({expression}));");
                break;
            case ContractValue:
                writer.Line($"{TypeNames.JsonContract}.Write<{value.ClrType}>(json, {expression});");
                break;
            case ListValue list:
                string item = locals.TakeLocal(owner + "Item");
                writer.Line("json.WriteStartArray();");
                writer.Open($"foreach (var {item} in {expression})");
                EmitValue(writer, list.Element, item, helpers, locals, owner + "Item");
                writer.Close().Line("json.WriteEndArray();");
                break;
            case DictionaryValue dictionary:
                string entry = locals.TakeLocal(owner + "Entry");
                writer.Line("json.WriteStartObject();");
                writer.Open($"foreach (var {entry} in {expression})");
                writer.Line($"json.WritePropertyName({entry}.Key);");
                EmitValue(writer, dictionary.Value, entry + ".Value", helpers, locals, owner + "Value");
                writer.Close().Line("json.WriteEndObject();");
                break;
        }
    }
}
