using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;

namespace GptImage2.Generators.Emitting;

/// <summary>Writes the calls that a client inherits from another one: they are passed on to the generated part of that one.</summary>
internal static class InheritedClientEmitter
{
    public static void EmitConstructor(SourceWriter writer, string type, IReadOnlyList<InheritedClientModel> clients, IReadOnlyList<string> fields)
    {
        for (int i = 0; i < clients.Count; i++)
            writer.Line($"private readonly {clients[i].ClrType} {fields[i]};");
        writer.Line();
        if (clients.Count == 0)
        {
            writer.Line($"public {type}({TypeNames.Caller} caller) => _caller = caller;");
            return;
        }

        writer.Open($"public {type}({TypeNames.Caller} caller)").Line("_caller = caller;");
        for (int i = 0; i < clients.Count; i++)
            writer.Line($"{fields[i]} = {TypeNames.GeneratedClient}.Bind<{clients[i].ClrType}>(caller);");
        writer.Close();
    }

    public static void EmitCalls(SourceWriter writer, InheritedClientModel client, string field)
    {
        foreach (InheritedMethodModel method in client.Methods)
        {
            IEnumerable<string> parameters = method.Signature.Parameters.Select(static parameter => $"{parameter.Type} {parameter.Name}");
            IEnumerable<string> arguments = method.Signature.Parameters.Select(static parameter => parameter.Name);
            writer.Line().Line($"{method.Signature.ReturnType} {client.ClrType}.{method.Name}({string.Join(", ", parameters)}) => this.{field}.{method.Name}({string.Join(", ", arguments)});");
        }
    }
}
