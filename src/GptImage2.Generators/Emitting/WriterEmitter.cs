using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;

namespace GptImage2.Generators.Emitting;

/// <summary>Writes the method that writes an object.</summary>
internal static class WriterEmitter
{
    public static void Emit(SourceWriter writer, ContractShape shape, string signature, Func<MemberModel, string> access, SupportingMembers supporting, bool braces)
    {
        // What a condition declares is in scope until the end of the method.
        var locals = new NameScope("json", "value");
        writer.Open(signature);
        if (braces)
            writer.Line("json.WriteStartObject();");
        foreach (MemberModel member in shape.Members)
        {
            string name = supporting.MemberName(member);
            if (member.Value is ScalarValue { Nullable: false } scalar && ScalarEmitter.WriteMember(scalar.Kind) is { } method)
            {
                writer.Line($"json.{method}({name}, {access(member)});");
                continue;
            }

            writer.Line($"json.WritePropertyName({name});");
            EmitValue(writer, member.Value, access(member), supporting, locals, member.Name);
        }

        if (shape.ExtensionData is { } extension)
        {
            string extra = locals.Take("extensionData");
            string entry = locals.Take("entry");
            writer.Open($"if ({access(extension)} is {{ }} {extra})");
            writer.Open($"foreach (var {entry} in {extra})");
            writer.Line($"json.WritePropertyName({entry}.Key);").Line($"{entry}.Value.WriteTo(json);").Close().Close();
        }

        if (braces)
            writer.Line("json.WriteEndObject();");
        writer.Close();
    }

    /// <summary>Writes the method that writes a value which is no member of an object.</summary>
    public static void EmitValue(SourceWriter writer, ValueModel value, string signature, SupportingMembers supporting)
    {
        writer.Open(signature);
        EmitValue(writer, value, "value", supporting, new NameScope("json", "value"), "Value");
        writer.Close();
    }

    private static void EmitValue(SourceWriter writer, ValueModel value, string expression, SupportingMembers supporting, NameScope locals, string owner)
    {
        if (value.Nullable)
        {
            string present = locals.TakeLocal(owner);
            writer.Open($"if ({expression} is {{ }} {present})");
            EmitPresent(writer, value, present, supporting, locals, owner);
            writer.Close();
            writer.Open("else").Line("json.WriteNullValue();").Close();
            return;
        }

        EmitPresent(writer, value, expression, supporting, locals, owner);
    }

    private static void EmitPresent(SourceWriter writer, ValueModel value, string expression, SupportingMembers supporting, NameScope locals, string owner)
    {
        switch (value)
        {
            case ScalarValue scalar:
                writer.Line(ScalarEmitter.WriteMember(scalar.Kind) is { } method
                    ? $"json.{method}Value({expression});"
                    : $"{TypeNames.ValueWriter}.Write(json, {expression});");
                break;
            case EnumValue names:
                writer.Line($"json.WriteStringValue({supporting.EnumName(names)}({expression}));");
                break;
            case FlagsValue flags:
                writer.Line($"{supporting.WriteFlags(flags)}(json, {expression});");
                break;
            case ObjectValue tuple:
                writer.Line($"{supporting.WriteObject(tuple)}(json, {expression});");
                break;
            case ContractValue:
                writer.Line($"{TypeNames.JsonContract}.Write<{value.ClrType}>(json, {expression});");
                break;
            case ListValue list:
                string item = locals.TakeLocal(owner + "Item");
                writer.Line("json.WriteStartArray();");
                writer.Open($"foreach (var {item} in {expression})");
                EmitValue(writer, list.Element, item, supporting, locals, owner + "Item");
                writer.Close().Line("json.WriteEndArray();");
                break;
            case DictionaryValue dictionary:
                string entry = locals.TakeLocal(owner + "Entry");
                writer.Line("json.WriteStartObject();");
                writer.Open($"foreach (var {entry} in {expression})");
                writer.Line($"json.WritePropertyName({Key(dictionary.Key, entry + ".Key", supporting)});");
                EmitValue(writer, dictionary.Value, entry + ".Value", supporting, locals, owner + "Value");
                writer.Close().Line("json.WriteEndObject();");
                break;
        }
    }

    private static string Key(ValueModel key, string expression, SupportingMembers supporting) => key switch
    {
        EnumValue names => $"{supporting.EnumName(names)}({expression})",
        ScalarValue { Kind: ScalarKind.String } => expression,
        ScalarValue { Kind: ScalarKind.Guid } => $"{expression}.ToString()",
        _ => $"{expression}.ToString(global::System.Globalization.CultureInfo.InvariantCulture)",
    };
}
