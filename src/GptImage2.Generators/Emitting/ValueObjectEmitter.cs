using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;

namespace GptImage2.Generators.Emitting;

/// <summary>Writes the methods that read the scalar of a value object, and make the object of it.</summary>
internal static class ValueObjectEmitter
{
    public static void EmitRead(SourceWriter writer, ScalarValue value, string method, string owner, ConstraintModel constraints, string make, SupportingMembers supporting)
    {
        writer.Open($"public static {Result(value)} {method}(ref {TypeNames.Scanner} json)");
        writer.Line($"{value.Scalar.ClrType} value = json.{value.Scalar.Read}!;");
        ConstraintEmitter.Emit(writer, value with { Nullable = false, Holder = null }, owner, constraints, "value", supporting);
        writer.Line($"return {make}(ref json, value);").Close();
    }

    /// <summary>Writes the method that calls the constructor or the factory. What it throws is a violation of the value.</summary>
    public static void EmitMake(SourceWriter writer, ScalarValue value, string method)
    {
        writer.Open($"public static {Result(value)} {method}(ref {TypeNames.Scanner} json, {value.Scalar.ClrType} value)");
        writer.Line("if (json.IsRejected())").Line("    return default;").Line();
        writer.Open("try").Line($"return {value.Holder!.Creation}(value);").Close();
        writer.Open($"catch (global::System.Exception error) when ({TypeNames.GeneratedContract}.IsRefusal(error))");
        writer.Line("json.Refuse(error);").Line("return default;").Close().Close();
    }

    private static string Result(ScalarValue value) => value.ClrType + (value.IsValueType ? "" : "?");
}
