using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;

namespace GptImage2.Generators.Emitting;

/// <summary>
/// Writes what takes the place of code that cannot be generated. Code that uses the type compiles, so that its mistake is
/// reported alone. The mistake is an error that no setting hides, so a stub is never shipped.
/// </summary>
internal static class StubEmitter
{
    /// <summary>Where no analyzer reports the mistake, the code that uses the type must not compile.</summary>
    private const string Condition = "!GPTIMAGE2_NO_STUBS";

    private const string Attribute = "[global::GptImage2.Generated.GeneratedStub]";

    /// <summary>The generated part of a contract whose members throw.</summary>
    public static string Contract(ContractModel contract)
    {
        string type = contract.Declaration.ClrType;
        string self = $"{TypeNames.Contract}<{type}>";
        return FileEmitter.Emit(contract.Declaration, self, Body, [Attribute], condition: Condition);

        void Body(SourceWriter writer)
        {
            ContractEmitter.EmitConveniences(writer, contract);
            string exception = Exception(type);
            writer
                .Line($"static {TypeNames.Utf8} {self}.Schema => {exception};").Line()
                .Line($"static {type}{(contract.IsValueType ? "" : "?")} {self}.Read(ref {TypeNames.Scanner} json) => {exception};").Line()
                .Line($"static void {self}.WriteMembers({TypeNames.JsonWriter} json, {type} value) => {exception};");
        }
    }

    /// <summary>The generated part of a client interface that cannot be bound.</summary>
    public static string Client(ClientModel client)
    {
        string type = client.Declaration.ClrType;
        string self = $"{TypeNames.Client}<{type}>";
        return FileEmitter.Emit(client.Declaration, self, Body, [Attribute], condition: Condition);

        void Body(SourceWriter writer) => writer
            .Line($"static {type} {self}.GeneratedBind({TypeNames.Caller} caller) => {Exception(type)};").Line()
            .Line($"static {TypeNames.List}<{TypeNames.Prompt}> {self}.GeneratedPrompts => {Exception(type)};");
    }

    private static string Exception(string type) =>
        $"throw new global::System.InvalidOperationException({CSharpText.Literal($"No code was generated for '{type.Replace("global::", "")}': the build reports the error.")})";
}
