using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;
using GptImage2.Generators.Schema;

namespace GptImage2.Generators.Emitting;

/// <summary>Writes the second half of a client interface: the class that makes its calls.</summary>
internal static class ClientEmitter
{
    public static string Emit(ClientModel client)
    {
        string type = client.Declaration.ClrType;
        string self = $"{TypeNames.Client}<{type}>";
        return FileEmitter.Emit(client.Declaration, self, writer =>
        {
            writer
                .Line($"static {type} {self}.Bind({TypeNames.Caller} caller) => new {client.NestedName}(caller);")
                .Line()
                .Line(FileEmitter.GeneratedCode)
                .Open($"private sealed class {client.NestedName} : {type}")
                .Line($"private readonly {TypeNames.Caller} _caller;")
                .Line()
                .Line($"public {client.NestedName}({TypeNames.Caller} caller) => _caller = caller;");

            string[] parameters = [.. client.Methods.SelectMany(static method => method.Parameters).Select(static parameter => parameter.Name.TrimStart('@'))];
            var names = new NameScope(["_caller", client.NestedName, .. parameters]);
            List<MethodNames> methods = [.. client.Methods.Select(method => MethodNames.Take(method.Name.TrimStart('@'), names))];
            var arguments = new ArgumentEmitter(client, [.. parameters, .. methods.SelectMany(static method => method.All), "_caller", client.NestedName]);
            for (int i = 0; i < methods.Count; i++)
                EmitMethod(writer, client, client.Methods[i], methods[i], arguments);
            arguments.Emit(writer);
            writer.Close();
        });
    }

    private static void EmitMethod(SourceWriter writer, ClientModel client, MethodModel method, MethodNames names, ArgumentEmitter arguments)
    {
        string plainName = method.Name.TrimStart('@');
        string field = names.Field;
        string reply = names.Reply;
        string result = method.Result.ClrType + (method.Result.Nullable ? "?" : "");
        bool hasOwnContract = method.Result is not ContractValue { Nullable: false };
        string contract = hasOwnContract ? $"new {reply}()" : $"{TypeNames.JsonContract}.Of<{result}>()";
        string end = method.Examples.Count > 0 ? ")" : ");";
        writer
            .Line()
            .Line($"private static readonly {TypeNames.Method}<{result}> {field} = new(")
            .Line($"    {CSharpText.Literal(client.Name + "." + plainName)},")
            .Line($"    {CSharpText.Utf8Literal(method.SystemMessage)},")
            .Line($"    {contract}{(method.Style == PromptStyle.TypeScript ? "," : end)}");
        // Only a method that asks for it carries the text: contracts would carry it for nobody.
        if (method.Style == PromptStyle.TypeScript)
            writer.Line($"    {CSharpText.Utf8Literal(TypeScriptWriter.Write(ReplyShape(method, reply, out _), method.References))}{end}");
        if (method.Examples.Count > 0)
            writer.Line("{").Indent().Line($"Examples = {names.Examples},").Close(";");
        writer.Line();

        var parameters = new List<string>();
        var taken = new List<string>();
        foreach (ParameterModel parameter in method.Parameters)
        {
            parameters.Add($"{parameter.Type} {parameter.Name}");
            taken.Add(parameter.Name.TrimStart('@'));
        }

        var locals = new NameScope([.. taken]);
        string message = locals.Take("message");
        writer.Open($"async {method.ReturnType} {client.Declaration.ClrType}.{method.Name}({string.Join(", ", parameters)})");
        writer.Line($"var {message} = new {TypeNames.Message}();");
        foreach (MessagePart part in method.Message)
            EmitPart(writer, message, part, arguments, locals);
        string call = $"await this._caller.CallAsync({field}, {message}, null, {method.CancellationToken ?? "default"}).ConfigureAwait(false)";
        writer.Line(method.ReturnsResult ? $"return {call};" : $"return ({call}).Value;").Close();
        if (method.Examples.Count > 0)
            EmitExamples(writer, method, names.Examples, result);
        if (hasOwnContract)
            EmitReply(writer, method, reply, result);
    }

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
                    ? $"{message}.Quoted({part.Text});"
                    : part.Format is null
                    ? $"{message}.Value({part.Text});"
                    : $"{message}.Value({part.Text}, {CSharpText.Literal(part.Format)});");
                break;
            default:
                if (part.Optional)
                    writer.Line($"if ({part.Text} is not null)").Indent();
                writer.Line($"{message}.{part.Kind}({part.Text}, {CSharpText.Literal(part.Text.TrimStart('@'))});");
                if (part.Optional)
                    writer.Outdent();
                break;
        }
    }

    // JSON mode replies with an object: any other value stands in one, under the only name that it has.
    private static void EmitReply(SourceWriter writer, MethodModel method, string reply, string result)
    {
        ContractShape shape = ReplyShape(method, reply, out bool wrapped);
        var supporting = new SupportingMembers(method.References, isValueType: method.Result.IsValueType, "Schema", "Read", "Write", "Find", reply);
        ConstructionWriter construct = wrapped ? Construction.Member(shape)
            : method.Result is ObjectValue { IsTuple: true } ? Construction.Tuple(shape)
            : Construction.Object(shape, method.Result.IsValueType);
        string optional = method.Result is { Nullable: false, IsValueType: false } ? "?" : "";
        writer
            .Line()
            .Open($"private sealed class {reply} : {TypeNames.JsonContract}<{result}>")
            .Line($"public override {TypeNames.Utf8} Schema => {CSharpText.RawUtf8Literal(JsonSchemaWriter.Write(shape, method.References))};")
            .Line();
        ReaderEmitter.Emit(writer, shape, $"protected override {result}{optional} Read(ref {TypeNames.Scanner} json)", construct, supporting);
        writer.Line();
        WriterEmitter.Emit(writer, shape, $"protected override void Write({TypeNames.JsonWriter} json, {result} value)", member => wrapped ? "value" : "value." + member.Name, supporting, braces: true);
        supporting.Emit(writer);
        writer.Close();
    }

    private static ContractShape ReplyShape(MethodModel method, string reply, out bool wrapped)
    {
        wrapped = true;
        if (method.Result is ContractValue { Nullable: false } or ObjectValue { Nullable: false })
        {
            foreach (ContractShape candidate in method.References)
            {
                if (candidate.ClrType != method.Result.ClrType)
                    continue;
                wrapped = false;
                return candidate;
            }
        }

        string name = method.Result is ListValue or FlagsValue ? "Items" : "Value";
        var member = new MemberModel(name, JsonNaming.CamelCase.Apply(name), method.Result, ConstraintModel.None, Required: true, null, MemberBinding.Constructor, null, null);
        return new ContractShape("", reply, null, new EquatableArray<MemberModel>([member]), DisallowsUnmapped: false);
    }
}
