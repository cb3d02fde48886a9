using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;
using GptImage2.Generators.Rendering;
using GptImage2.Generators.Schema;

namespace GptImage2.Generators.Emitting;

/// <summary>Writes the generated part of a client interface: the class that makes its calls.</summary>
internal static class ClientEmitter
{
    public static string Emit(ClientModel client)
    {
        if (client.IsStub)
            return StubEmitter.Client(client);
        string type = client.Declaration.ClrType;
        string self = $"{TypeNames.Client}<{type}>";
        return FileEmitter.Emit(client.Declaration, self, writer =>
        {
            string[] parameters = [.. client.Methods.SelectMany(static method => method.Signature.Parameters).Select(static parameter => parameter.Name.TrimStart('@'))];
            var names = new NameScope(["_caller", client.NestedName, .. parameters]);
            List<MethodNames> methods = [.. client.Methods.Select(method => MethodNames.Take(method.Name.TrimStart('@'), names))];
            InheritedClientModel[] inherited = [.. client.Inherited.Where(static other => other.Methods.Count > 0)];
            string[] fields = [.. inherited.Select(_ => names.Take("_inherited"))];
            EmitObsolete(writer, client);
            writer.Line($"static {type} {self}.GeneratedBind({TypeNames.Caller} caller) => new {client.NestedName}(caller);").Line();
            EmitPrompts(writer, client, methods, self);
            writer.Line();
            EmitObsolete(writer, client);
            writer
                .Line(FileEmitter.GeneratedCode)
                .Open($"private sealed class {client.NestedName} : {type}")
                .Line($"private readonly {TypeNames.Caller} _caller;");
            InheritedClientEmitter.EmitConstructor(writer, client.NestedName, inherited, fields);
            for (int i = 0; i < inherited.Length; i++)
                InheritedClientEmitter.EmitCalls(writer, inherited[i], fields[i]);

            var arguments = new ArgumentEmitter(client, [.. parameters, .. methods.SelectMany(static method => method.All), "_caller", client.NestedName]);
            for (int i = 0; i < methods.Count; i++)
                EmitMethod(writer, client, client.Methods[i], methods[i], arguments);
            arguments.Emit(writer);
            writer.Close();
        });
    }

    private static void EmitObsolete(SourceWriter writer, ClientModel client)
    {
        if (client.IsObsolete)
            writer.Line(FileEmitter.Obsolete);
    }

    private static void EmitPrompts(SourceWriter writer, ClientModel client, List<MethodNames> names, string self)
    {
        bool inherits = client.Inherited.Count > 0;
        EmitObsolete(writer, client);
        writer.Line($"static {TypeNames.List}<{TypeNames.Prompt}> {self}.GeneratedPrompts => {(inherits ? TypeNames.GeneratedClient + ".Join(" : "")}new {TypeNames.Prompt}[]").Line("{").Indent();
        for (int i = 0; i < names.Count; i++)
        {
            MethodModel method = client.Methods[i];
            string list = method.Reply.Kind == CallKind.Items ? ".List" : "";
            IEnumerable<string> arguments = [PromptTemplate.Of(method.Messages.User), .. method.Examples.Select(static example => PromptTemplate.Of(example))];
            string instructions = method.Messages.SystemParts.Count > 0 ? $".WithInstructions({CSharpText.Literal(PromptTemplate.Of(method.Messages.SystemParts))})" : "";
            writer.Line($"{client.NestedName}.{names[i].Field}{list}{instructions}.ToPrompt({string.Join(", ", arguments.Select(CSharpText.Literal))}),");
        }

        writer.Close(inherits ? $", {string.Join(", ", client.Inherited.Select(static other => $"{TypeNames.Prompts}.Of<{other.ClrType}>()"))});" : ";");
    }

    private static void EmitMethod(SourceWriter writer, ClientModel client, MethodModel method, MethodNames names, ArgumentEmitter arguments)
    {
        string reply = names.Reply;
        string result = method.Reply.Type.ClrType + (method.Reply.Type.Nullable ? "?" : "");
        bool hasOwnContract = method.Reply.Type is not ContractValue { Nullable: false };
        EmitField(writer, client, method, names, result, hasOwnContract ? $"new {reply}()" : $"{TypeNames.JsonContract}.Of<{result}>()");
        writer.Line();

        var parameters = new List<string>();
        var taken = new List<string>();
        foreach (ParameterModel parameter in method.Signature.Parameters)
        {
            parameters.Add($"{parameter.Type} {parameter.Name}");
            taken.Add(parameter.Name.TrimStart('@'));
        }

        var locals = new NameScope([.. taken]);
        string message = locals.Take("message");
        bool isTask = method.Reply.Kind is CallKind.Value or CallKind.Result;
        writer.Open($"{(isTask ? "async " : "")}{method.Signature.ReturnType} {client.Declaration.ClrType}.{method.Name}({string.Join(", ", parameters)})");
        string field = names.Field;
        if (method.Messages.SystemParts.Count > 0)
        {
            string instructions = locals.Take("instructions");
            field = $"{names.Field}.WithInstructions({instructions})";
            writer.Line($"var {instructions} = new {TypeNames.Message}();");
            foreach (MessagePart part in method.Messages.SystemParts)
                EmitPart(writer, instructions, part, arguments, locals);
        }

        writer.Line($"var {message} = new {TypeNames.Message}();");
        foreach (MessagePart part in method.Messages.User)
            EmitPart(writer, message, part, arguments, locals);
        string call = $"{field}, {message}, {method.Signature.Options ?? "null"}, {method.Signature.CancellationToken ?? "default"})";
        writer.Line(method.Reply.Kind switch
        {
            CallKind.Items => $"return this._caller.Stream({call};",
            CallKind.Snapshots => $"return this._caller.StreamSnapshots({call};",
            CallKind.Result => $"return await this._caller.CallAsync({call}.ConfigureAwait(false);",
            _ => $"return (await this._caller.CallAsync({call}.ConfigureAwait(false)).Value;",
        }).Close();
        if (method.Examples.Count > 0)
            EmitExamples(writer, method, names.Examples, result);
        if (hasOwnContract)
            EmitReply(writer, method, method.Reply.Type, reply, result);
        if (method.Reply.Kind == CallKind.Items && Item(method) is not ContractValue { Nullable: false } and var item)
            EmitReply(writer, method, item, names.Item, item.ClrType + (item.Nullable ? "?" : ""));
    }

    private static ValueModel Item(MethodModel method) => ((ListValue)method.Reply.Type).Element;

    private static void EmitField(SourceWriter writer, ClientModel client, MethodModel method, MethodNames names, string result, string contract)
    {
        bool isStream = method.Reply.Kind == CallKind.Items;
        string type = $"{TypeNames.Method}<{result}>";
        string item = isStream ? Item(method).ClrType + (Item(method).Nullable ? "?" : "") : "";
        string indent = isStream ? "        " : "    ";
        bool hasSettings = method.Examples.Count > 0 || !method.Defaults.IsNone;
        string end = hasSettings || isStream ? ")" : ");";
        writer.Line().Line(isStream
            ? $"internal static readonly {TypeNames.StreamMethod}<{item}> {names.Field} = new("
            : $"internal static readonly {type} {names.Field} = new(");
        if (isStream)
            writer.Line($"    new {type}(");
        writer
            .Line(indent + CSharpText.Literal(client.Name + "." + method.Name.TrimStart('@')) + ",")
            .Line(indent + CSharpText.Utf8Literal(method.Messages.System) + ",");
        // Only a method with the style TypeScript contains the text, because most contracts never need it.
        if (method.Reply.Style == PromptNotation.TypeScript)
            writer.Line($"{indent}{contract},").Line($"{indent}{CSharpText.Utf8Literal(TypeScriptWriter.Write(ReplyShape.Of(method.Reply.Type, method.Reply.References, names.Reply, out _), method.Reply.References))}{end}{(isStream && !hasSettings ? "," : "")}");
        else
            writer.Line($"{indent}{contract}{end}{(isStream && !hasSettings ? "," : "")}");
        if (hasSettings)
            EmitSettings(writer, method, names, isStream);
        if (isStream)
            writer.Line(Item(method) is ContractValue { Nullable: false } ? $"    {TypeNames.JsonContract}.Of<{item}>());" : $"    new {names.Item}(){(IsWrapped(Item(method)) ? ", itemIsWrapped: true" : "")});");
    }

    private static void EmitSettings(SourceWriter writer, MethodModel method, MethodNames names, bool isStream)
    {
        if (isStream)
            writer.Indent();
        writer.Line("{").Indent();
        if (method.Examples.Count > 0)
            writer.Line($"Examples = {names.Examples},");
        if (!method.Defaults.IsNone)
            writer.Line($"Options = new {TypeNames.CallOptions} {{ {string.Join(", ", method.Defaults.Settings.Select(static setting => $"{setting.Name} = {setting.Expression}"))} }},");

        writer.Close(isStream ? "," : ";");
        if (isStream)
            writer.Outdent();
    }

    private static bool IsWrapped(ValueModel value) => value is not (ContractValue { Nullable: false } or ObjectValue { Nullable: false });

    private static void EmitExamples(SourceWriter writer, MethodModel method, string name, string result)
    {
        writer.Line().Open($"private static {TypeNames.Enumerable}<{TypeNames.Example}<{result}>> {name}()");
        foreach (ExampleModel example in method.Examples)
        {
            if (example.IsSequence)
                writer.Line($"foreach (var example in {example.Access})").Line("    yield return example;");
            else
                writer.Line($"yield return {example.Access};");
        }

        writer.Close();
    }

    private static void EmitPart(SourceWriter writer, string message, MessagePart part, ArgumentEmitter arguments, NameScope locals)
    {
        switch (part.Kind)
        {
            case MessagePartKind.Text:
                writer.Line($"{message}.Text({CSharpText.Utf8Literal(part.Text)});");
                break;
            case MessagePartKind.EnumName or MessagePartKind.Json:
                arguments.EmitPart(writer, message, part, locals);
                break;
            case MessagePartKind.Value:
                writer.Line(part.Quoted
                    ? $"{message}.Quoted({part.Text}{part.Access});"
                    : part.Format is null
                    ? $"{message}.Value({part.Text}{part.Access});"
                    : $"{message}.Value({part.Text}{part.Access}, {CSharpText.Literal(part.Format)});");
                break;
            default:
                if (part.Optional)
                    writer.Line($"if ({part.Text} is not null)").Indent();
                string optional = part is { Optional: true, Kind: MessagePartKind.Images } ? ", optional: true" : "";
                writer.Line($"{message}.{part.Kind}({part.Text}, {CSharpText.Literal(part.Text.TrimStart('@'))}{optional});");
                if (part.Optional)
                    writer.Outdent();
                break;
        }
    }

    // JSON mode always replies with an object. Any other value is wrapped into an object with one member.
    private static void EmitReply(SourceWriter writer, MethodModel method, ValueModel value, string reply, string result)
    {
        ContractShape shape = ReplyShape.Of(value, method.Reply.References, reply, out bool wrapped);
        var supporting = new SupportingMembers(method.Reply.References, "Schema", "Read", "Write", "ReadValue", "WriteValue", reply);
        string optional = value is { Nullable: false, IsValueType: false } ? "?" : "";
        writer
            .Line()
            .Open($"private sealed class {reply} : {(wrapped ? TypeNames.WrappedContract : TypeNames.JsonContract)}<{result}>");
        if (wrapped)
            writer.Line($"public {reply}() : base({CSharpText.Literal(shape.Members[0].JsonName)}) {{ }}").Line();
        writer.Line($"public override {TypeNames.Utf8} Schema => {CSharpText.RawUtf8Literal(JsonSchemaWriter.Write(shape, method.Reply.References))};").Line();
        if (wrapped)
        {
            writer.Line($"protected override {result}{optional} ReadValue(ref {TypeNames.Scanner} json) => {supporting.Read(value, shape.Members[0].Name, ConstraintModel.None)};").Line();
            WriterEmitter.EmitValue(writer, value, $"protected override void WriteValue({TypeNames.JsonWriter} json, {result} value)", supporting);
        }
        else
        {
            ConstructionWriter construct = value is ObjectValue { IsTuple: true } ? Construction.Tuple(shape) : Construction.Object(shape, supporting);
            ReaderEmitter.Emit(writer, shape, $"protected override {result}{optional} Read(ref {TypeNames.Scanner} json)", construct, supporting);
            writer.Line();
            WriterEmitter.Emit(writer, shape, $"protected override void Write({TypeNames.JsonWriter} json, {result} value)", member => MemberAccess.Get(member, "value", supporting), supporting, braces: true);
        }

        supporting.Emit(writer);
        writer.Close();
    }
}
