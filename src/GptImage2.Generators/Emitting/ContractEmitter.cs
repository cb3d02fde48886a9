using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;
using GptImage2.Generators.Schema;

namespace GptImage2.Generators.Emitting;

/// <summary>Writes the second half of a contract: its schema, its reader, its writer, and the members that call them.</summary>
internal static class ContractEmitter
{
    public static string Emit(ContractModel contract)
    {
        string type = contract.Declaration.ClrType;
        string self = $"{TypeNames.Contract}<{type}>";
        string nested = contract.NestedName;
        return FileEmitter.Emit(contract.Declaration, self, Body, contract.Facts is { } facts ? Attribute(facts) : null, contract.TrimWarnings.Select(Suppression));

        void Body(SourceWriter writer)
        {
            EmitConveniences(writer, contract);
            writer
                .Line($"static {TypeNames.Utf8} {self}.Schema => {nested}.Schema;")
                .Line()
                .Line($"static {type}{(contract.IsValueType ? "" : "?")} {self}.Read(ref {TypeNames.Scanner} json) => {nested}.Read(ref json);")
                .Line()
                .Line($"static void {self}.WriteMembers({TypeNames.JsonWriter} json, {type} value) => {nested}.WriteMembers(json, value);")
                .Line()
                .Line(FileEmitter.GeneratedCode)
                .Open($"private static class {nested}")
                .Line($"public static {TypeNames.Utf8} Schema => {CSharpText.RawUtf8Literal(JsonSchemaWriter.Write(contract.Shape, contract.References))};")
                .Line();

            string result = type + (contract.IsValueType ? "" : "?");
            string read = $"public static {result} Read(ref {TypeNames.Scanner} json)";
            string write = $"public static void WriteMembers({TypeNames.JsonWriter} json, {type} value)";
            if (contract.Shape.Union is { } union)
            {
                UnionEmitter.Emit(writer, union, read, write);
            }
            else
            {
                var supporting = new SupportingMembers(contract.References, contract.IsValueType, ["Schema", "Read", "WriteMembers", "Find", nested, .. InitAccessors(contract.Shape)]);
                ReaderEmitter.Emit(writer, contract.Shape, read, Construction.Object(contract.Shape, contract.IsValueType), supporting);
                writer.Line();
                WriterEmitter.Emit(writer, contract.Shape, write, member => "value." + member.Name, supporting, braces: false);
                supporting.Emit(writer);
            }

            writer.Close();
        }
    }

    private static string Suppression(string member) =>
        $"[assembly: global::System.Diagnostics.CodeAnalysis.UnconditionalSuppressMessage(\"\", \"IL2026\", Scope = \"member\", Target = {CSharpText.Literal(member)})]";

    private static string Attribute(CompiledFacts facts)
    {
        var arguments = new List<string> { facts.Description is null ? "null" : CSharpText.Literal(facts.Description) };
        foreach (string entry in facts.Entries)
            arguments.Add(CSharpText.Literal(entry));
        return $"[global::GptImage2.CompiledContract({string.Join(", ", arguments)})]";
    }

    private static IEnumerable<string> InitAccessors(ContractShape shape)
    {
        foreach (MemberModel member in shape.Members)
        {
            if (member.Binding == MemberBinding.InitAccessor)
                yield return SupportingMembers.InitAccessorName(member);
        }
    }

    private static void EmitConveniences(SourceWriter writer, ContractModel contract)
    {
        string type = contract.Declaration.ClrType;
        string nullable = contract.IsValueType ? "" : "?";
        string notNull = contract.IsValueType ? "" : "[global::System.Diagnostics.CodeAnalysis.NotNullWhen(true)] ";
        string list = $"global::System.Collections.Generic.IReadOnlyList<{TypeNames.Violation}>";
        if (contract.Conveniences.HasFlag(Conveniences.FromJson))
        {
            writer.Lines($"""
                /// <summary>Reads a value, and checks all that the contract says.</summary>
                /// <exception cref="global::GptImage2.ContractViolationException">The text breaks the contract; the exception lists every violation.</exception>
                public static {type} FromJson({TypeNames.Utf8} utf8Json) => {TypeNames.JsonContract}.Parse<{type}>(utf8Json);

                /// <summary>Reads a value, and checks all that the contract says.</summary>
                /// <exception cref="global::GptImage2.ContractViolationException">The text breaks the contract; the exception lists every violation.</exception>
                public static {type} FromJson(string json) => {TypeNames.JsonContract}.Parse<{type}>(json);

                """);
        }

        if (contract.Conveniences.HasFlag(Conveniences.TryFromJson))
        {
            writer.Lines($"""
                /// <summary>Reads a value, or tells every reason why there is none.</summary>
                public static bool TryFromJson({TypeNames.Utf8} utf8Json, {notNull}out {type}{nullable} value, out {list} violations) => {TypeNames.JsonContract}.TryParse<{type}>(utf8Json, out value, out violations);

                /// <summary>Reads a value, or tells every reason why there is none.</summary>
                public static bool TryFromJson(string json, {notNull}out {type}{nullable} value, out {list} violations) => {TypeNames.JsonContract}.TryParse<{type}>(json, out value, out violations);

                """);
        }

        if (contract.Conveniences.HasFlag(Conveniences.ToJson))
        {
            writer.Lines($"""
                /// <summary>Writes the value as minified JSON.</summary>
                public string ToJson() => {TypeNames.JsonContract}.ToText<{type}>(this);

                """);
        }

        if (contract.Conveniences.HasFlag(Conveniences.ToJsonUtf8))
        {
            writer.Lines($"""
                /// <summary>Writes the value as minified JSON in UTF-8.</summary>
                public byte[] ToJsonUtf8() => {TypeNames.JsonContract}.ToUtf8<{type}>(this);

                """);
        }

        if (contract.Conveniences.HasFlag(Conveniences.JsonSchema))
        {
            writer.Lines($$"""
                /// <summary>The minified JSON Schema that the model is told.</summary>
                public static string JsonSchema => global::System.Text.Encoding.UTF8.GetString({{contract.NestedName}}.Schema);

                """);
        }
    }
}
