using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;
using GptImage2.Generators.Schema;

namespace GptImage2.Generators.Emitting;

/// <summary>
/// Writes the generated part of a contract: its schema, its reader, its writer, and the members that call them.
/// </summary>
internal static class ContractEmitter
{
    public static string Emit(ContractModel contract)
    {
        if (contract.IsStub)
            return StubEmitter.Contract(contract);
        string type = contract.Declaration.ClrType;
        string self = $"{TypeNames.Contract}<{type}>";
        if (contract.Facts is { Definition: { } definition } compiled)
            return FileEmitter.EmitAssembly(Attribute(compiled, "assembly: global::GptImage2.Generated.CompiledDefinition", $"typeof({definition}), "));
        return FileEmitter.Emit(contract.Declaration, self, Body, Attributes(contract), contract.TrimWarnings.Select(Suppression));

        void Body(SourceWriter writer)
        {
            EmitConveniences(writer, contract);

            // What several methods use is in a nested class, so its names cannot collide with members of the type.
            var supporting = new SupportingMembers(contract.References, contract.NestedName) { Prefix = contract.NestedName + "." };
            bool isObsolete = IsObsolete(contract);
            if (contract is { Equality: { } equality, Shape.Union: null })
                EqualityEmitter.Emit(writer, contract, equality, supporting, isObsolete);
            writer.Line($"static {TypeNames.Utf8} {self}.Schema => {CSharpText.RawUtf8Literal(JsonSchemaWriter.Write(contract.Shape, contract.References))};").Line();
            string read = $"static {type}{(contract.IsValueType ? "" : "?")} {self}.Read(ref {TypeNames.Scanner} json)";
            string write = $"static void {self}.WriteMembers({TypeNames.JsonWriter} json, {type} value)";
            if (contract.Shape.Union is { } union)
            {
                UnionEmitter.Emit(writer, union, read, write, isObsolete);
                ChecksEmitter.EmitRules(writer, contract.Shape, self, isObsolete);
                return;
            }

            EmitObsolete(writer, isObsolete);
            ReaderEmitter.Emit(writer, contract.Shape, read, Construction.Object(contract.Shape, supporting), supporting);
            ChecksEmitter.EmitRules(writer, contract.Shape, self, isObsolete);
            writer.Line();
            EmitObsolete(writer, isObsolete);
            WriterEmitter.Emit(writer, contract.Shape, write, member => MemberAccess.Get(member, "value", supporting), supporting, braces: false);
            if (supporting.IsEmpty)
                return;
            writer.Line();
            EmitObsolete(writer, isObsolete);
            writer.Line(FileEmitter.GeneratedCode).Open($"private static class {contract.NestedName}");
            supporting.Emit(writer);
            writer.Close();
        }
    }

    // The compiler reports what is obsolete as an error, but not in code that is obsolete too.
    private static bool IsObsolete(ContractModel contract) => contract.Shape.IsObsolete || contract.Shape.Checks.Rules.Any(static rule => rule.IsObsolete) || contract.References.Any(static shape => shape.IsObsolete);

    private static void EmitObsolete(SourceWriter writer, bool isObsolete)
    {
        if (isObsolete)
            writer.Line(FileEmitter.Obsolete);
    }

    private static string Suppression(string member) =>
        $"[assembly: global::System.Diagnostics.CodeAnalysis.UnconditionalSuppressMessage(\"\", \"IL2026\", Scope = \"member\", Target = {CSharpText.Literal(member)})]";

    private static IEnumerable<string> Attributes(ContractModel contract)
    {
        if (contract.Facts is { } facts)
            yield return Attribute(facts);
        yield return $"[{TypeNames.ContractConverter}<{contract.Declaration.ClrType}>]";
    }

    private static string Attribute(CompiledFacts facts, string name = "global::GptImage2.Generated.CompiledContract", string definition = "")
    {
        var arguments = new List<string> { facts.Description is null ? "null" : CSharpText.Literal(facts.Description) };
        foreach (string entry in facts.Entries)
            arguments.Add(CSharpText.Literal(entry));
        return $"[{name}({definition}{string.Join(", ", arguments)})]";
    }

    /// <summary>Writes the public members that call the reader and the writer.</summary>
    public static void EmitConveniences(SourceWriter writer, ContractModel contract)
    {
        string type = contract.Declaration.ClrType;
        string nullable = contract.IsValueType ? "" : "?";
        string notNull = contract.IsValueType ? "" : "[global::System.Diagnostics.CodeAnalysis.NotNullWhen(true)] ";
        // The method of the same name of a derived type would replace it, and write no discriminator.
        string instance = contract.Declaration.IsInterface ? "sealed " : "";
        string list = $"global::System.Collections.Generic.IReadOnlyList<{TypeNames.Violation}>";
        if (contract.Conveniences.HasFlag(Conveniences.FromJson))
        {
            writer.Lines($"""
                /// <summary>Reads a value and checks it against the contract.</summary>
                /// <exception cref="global::GptImage2.ContractViolationException">The JSON breaks the contract; the exception lists all violations.</exception>
                public static {type} FromJson(string json) => {TypeNames.JsonContract}.Parse<{type}>(json);

                /// <inheritdoc cref="FromJson(string)"/>
                public static {type} FromJson({TypeNames.Utf8} utf8Json) => {TypeNames.JsonContract}.Parse<{type}>(utf8Json);

                """);
        }

        if (contract.Conveniences.HasFlag(Conveniences.TryFromJson))
        {
            writer.Lines($"""
                /// <summary>Reads a value, or lists every reason why it does not fit.</summary>
                public static bool TryFromJson(string json, {notNull}out {type}{nullable} value, out {list} violations) => {TypeNames.JsonContract}.TryParse(json, out value, out violations);

                /// <summary>Reads a value, or lists every reason why it does not fit.</summary>
                public static bool TryFromJson({TypeNames.Utf8} utf8Json, {notNull}out {type}{nullable} value, out {list} violations) => {TypeNames.JsonContract}.TryParse(utf8Json, out value, out violations);

                """);
        }

        if (contract.Conveniences.HasFlag(Conveniences.ToJson))
        {
            writer.Lines($"""
                /// <summary>Writes the value as minified JSON.</summary>
                public {instance}string ToJson() => {TypeNames.JsonContract}.ToText(this);

                """);
        }

        if (contract.Conveniences.HasFlag(Conveniences.ToJsonUtf8))
        {
            writer.Lines($"""
                /// <summary>Writes the value as minified JSON in UTF-8.</summary>
                public {instance}byte[] ToJsonUtf8() => {TypeNames.JsonContract}.ToUtf8(this);

                """);
        }

        if (contract.Conveniences.HasFlag(Conveniences.JsonSchema))
        {
            writer.Lines($"""
                /// <summary>The minified JSON Schema that is sent to the model.</summary>
                public static string JsonSchema => {TypeNames.JsonContract}.SchemaOf<{type}>();

                """);
        }
    }
}
