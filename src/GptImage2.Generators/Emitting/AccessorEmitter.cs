using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;

namespace GptImage2.Generators.Emitting;

/// <summary>Writes the methods with <c>[UnsafeAccessor]</c>.</summary>
internal static class AccessorEmitter
{
    private const string Attribute = "global::System.Runtime.CompilerServices.UnsafeAccessor";

    public static string Method(AccessorModel accessor, string method)
    {
        (string kind, string name) = accessor.Kind switch
        {
            AccessorKind.Field => ("Field", accessor.Name),
            AccessorKind.Get => ("Method", "get_" + accessor.Name),
            _ => ("Method", "set_" + accessor.Name),
        };
        string result = accessor.Kind switch
        {
            AccessorKind.Field => "ref " + accessor.Value,
            AccessorKind.Get => accessor.Value,
            _ => "void",
        };
        string value = accessor.Kind == AccessorKind.Set ? $", {accessor.Value} value" : "";
        return $"""
            [{Attribute}({Attribute}Kind.{kind}, Name = {CSharpText.Literal(name)})]
            public static extern {result} {method}({(accessor.IsValueType ? "ref " : "")}{accessor.Type} target{value});
            """;
    }

    /// <summary>Writes the accessors of a generic type.</summary>
    public static void EmitClass(SourceWriter writer, string name, AccessorModel accessor, List<string> methods)
    {
        writer.Open($"public static class {name}<{string.Join(", ", accessor.TypeParameters)}>{accessor.Constraints}");
        for (int i = 0; i < methods.Count; i++)
        {
            if (i > 0)
                writer.Line();
            writer.Lines(methods[i]);
        }

        writer.Close();
    }
}
