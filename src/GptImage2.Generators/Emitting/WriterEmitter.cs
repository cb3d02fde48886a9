using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;

namespace GptImage2.Generators.Emitting;

/// <summary>Writes the method that writes an object.</summary>
internal static class WriterEmitter
{
    public static void Emit(SourceWriter writer, ContractShape shape, string signature, Func<MemberModel, string> access, SupportingMembers supporting, bool braces, string names = "Names")
    {
        // A variable that is declared in a condition stays in scope until the end of the method.
        var locals = new NameScope("json", "value");
        writer.Open(signature);
        if (braces)
            writer.Line("json.WriteStartObject();");
        if (shape.Callbacks.HasFlag(SerializationCallbacks.OnSerializing))
            writer.Line($"{TypeNames.GeneratedContract}.OnSerializing(ref value);");
        string table = shape.Members.Count == 0 ? "" : supporting.MemberNames(shape, names);
        for (int i = 0; i < shape.Members.Count; i++)
        {
            MemberModel member = shape.Members[i];
            string name = $"{table}[{i.Invariant()}]";
            if (!TakesName(member.Value))
            {
                writer.Line($"json.WritePropertyName({name});");
                name = "";
            }

            EmitValue(writer, member.Value, access(member), name, supporting, locals, member.Name);
        }

        if (shape.ExtensionData is { } extension)
        {
            string extra = locals.Take("extensionData");
            string entry = locals.Take("entry");
            writer.Open($"if ({access(extension)} is {{ }} {extra})");
            writer.Open($"foreach (var {entry} in {extra})");
            writer.Line($"json.WritePropertyName({entry}.Key);").Line($"{entry}.Value.WriteTo(json);").Close().Close();
        }

        if (shape.Callbacks.HasFlag(SerializationCallbacks.OnSerialized))
            writer.Line($"{TypeNames.GeneratedContract}.OnSerialized(ref value);");
        if (braces)
            writer.Line("json.WriteEndObject();");
        writer.Close();
    }

    /// <summary>Writes the method that writes a value which is not a member of an object.</summary>
    public static void EmitValue(SourceWriter writer, ValueModel value, string signature, SupportingMembers supporting)
    {
        writer.Open(signature);
        EmitValue(writer, value, "value", "", supporting, new NameScope("json", "value"), "Value");
        writer.Close();
    }

    // Whether Utf8JsonWriter has a method that writes name and value together.
    private static bool TakesName(ValueModel value) => value switch
    {
        ScalarValue scalar => scalar.Scalar.Write is not null,
        EnumValue or ListValue or DictionaryValue => true,
        _ => false,
    };

    private static bool IsOneStatement(ValueModel value) => !value.Nullable && value is not (ListValue or DictionaryValue);

    private static void EmitValue(SourceWriter writer, ValueModel value, string expression, string name, SupportingMembers supporting, NameScope locals, string owner)
    {
        if (!value.Nullable)
        {
            EmitPresent(writer, value, expression, name, supporting, locals, owner);
            return;
        }

        string present = locals.TakeLocal(owner);
        bool isOneStatement = IsOneStatement(value with { Nullable = false });
        EmitBody(writer, $"if ({expression} is {{ }} {present})", isOneStatement, () => EmitPresent(writer, value, present, name, supporting, locals, owner));
        EmitBody(writer, "else", isOneStatement, () => writer.Line(name.Length == 0 ? "json.WriteNullValue();" : $"json.WriteNull({name});"));
    }

    private static void EmitBody(SourceWriter writer, string head, bool isOneStatement, Action body)
    {
        if (isOneStatement)
            writer.Line(head).Indent();
        else
            writer.Open(head);
        body();
        if (isOneStatement)
            writer.Outdent();
        else
            writer.Close();
    }

    private static void EmitPresent(SourceWriter writer, ValueModel value, string expression, string name, SupportingMembers supporting, NameScope locals, string owner)
    {
        string named = name.Length == 0 ? "" : name + ", ";
        string suffix = name.Length == 0 ? "Value" : "";
        switch (value)
        {
            case ScalarValue scalar:
                writer.Line(scalar.Scalar.Write is { } method
                    ? $"json.{method}{suffix}({named}{Held(scalar, expression)});"
                    : $"{TypeNames.ValueWriter}.Write(json, {Held(scalar, expression)});");
                break;
            case EnumValue names:
                writer.Line($"json.WriteString{suffix}({named}{supporting.EnumNames(names)}[{expression}]);");
                break;
            case FlagsValue flags:
                writer.Line($"{supporting.WriteFlags(flags)}(json, {expression});");
                break;
            case ObjectValue tuple:
                writer.Line($"{supporting.WriteObject(tuple)}(json, {expression});");
                break;
            case ContractValue:
                writer.Line($"{TypeNames.GeneratedContract}.Write<{value.ClrType}>(json, {expression});");
                break;
            case ListValue list:
                string item = locals.TakeLocal(owner + "Item");
                writer.Line($"json.WriteStartArray({name});");
                EmitBody(writer, $"foreach (var {item} in {expression})", IsOneStatement(list.Element), () => EmitValue(writer, list.Element, item, "", supporting, locals, owner + "Item"));
                writer.Line("json.WriteEndArray();");
                break;
            case DictionaryValue dictionary:
                string entry = locals.TakeLocal(owner + "Entry");
                writer.Line($"json.WriteStartObject({name});");
                writer.Open($"foreach (var {entry} in {expression})");
                writer.Line($"json.WritePropertyName({Key(dictionary.Key, entry + ".Key", supporting)});");
                EmitValue(writer, dictionary.Value, entry + ".Value", "", supporting, locals, owner + "Value");
                writer.Close().Line("json.WriteEndObject();");
                break;
        }
    }

    private static string Held(ScalarValue scalar, string expression) => scalar.Holder is { } holder ? $"{expression}.{holder.Property}" : expression;

    private static string Key(ValueModel key, string expression, SupportingMembers supporting) => key switch
    {
        EnumValue names => $"{supporting.EnumNames(names)}[{expression}]",
        ScalarValue { Scalar.Key: { } written } scalar => Held(scalar, expression) + written.Write,
        _ => throw new InvalidOperationException(key.ClrType),
    };
}
