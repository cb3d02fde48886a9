using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;

namespace GptImage2.Generators.Emitting;

/// <summary>Writes what is checked once an object is read: validation attributes, rules, and the object's own validation.</summary>
internal static class ChecksEmitter
{
    /// <summary>Writes the method that evaluates the rules of a contract, for its own reader and those of derived contracts.</summary>
    public static void EmitRules(SourceWriter writer, ContractShape shape, string self, bool isObsolete)
    {
        if (!shape.Checks.IsShared)
            return;
        writer.Line();
        if (isObsolete)
            writer.Line(FileEmitter.Obsolete);
        writer.Open($"static void {self}.CheckRules(ref {TypeNames.Scanner} json, int start, {shape.ClrType} value, {TypeNames.Checks} checks)");
        EmitInherited(writer, shape.Checks, "value", "checks");
        EmitRules(writer, shape.Checks, "value", "checks");
        writer.Close();
    }

    /// <summary>Writes the checks of a reader, after the object was created.</summary>
    public static void Emit(SourceWriter writer, ContractShape shape, SupportingMembers supporting)
    {
        ChecksModel model = shape.Checks;
        if (model.IsEmpty)
            return;
        string checks = supporting.Checks(shape);
        ValidationModel[] ofMembers = [.. model.Validations.Where(static validation => validation.Member is not null)];
        ValidationModel[] ofType = [.. model.Validations.Where(static validation => validation.Member is null)];
        if (ofMembers.Length > 0)
        {
            writer.Open("if (json.Holds(start))");
            foreach (ValidationModel validation in ofMembers)
            {
                string name = validation.Member!.TrimStart('@');
                writer.Line($"{checks}.ValidateMember(ref json, start, created, {Value(shape, validation, supporting)}, {CSharpText.Literal(name)}, {CSharpText.Literal(validation.DisplayName)}, {supporting.Validation(validation, name)});");
            }

            writer.Close().Line();
        }

        if (ofType.Length == 0 && !model.HasRules && !model.IsValidatable)
            return;
        writer.Open("if (json.Holds(start))");
        if (model.IsShared)
        {
            EmitCall(writer, shape.ClrType, "created", checks);
        }
        else
        {
            EmitInherited(writer, model, "created", checks);
            EmitRules(writer, model, "created", checks);
        }

        foreach (ValidationModel validation in ofType)
            writer.Line($"{checks}.ValidateType(ref json, start, created, {supporting.Validation(validation, shape.Name)});");
        if (model.IsValidatable)
            writer.Line($"{checks}.Validate(ref json, start, created);");
        writer.Close().Line();
    }

    private static string Value(ContractShape shape, ValidationModel validation, SupportingMembers supporting) =>
        MemberAccess.Get(shape.Members.First(member => member.Name == validation.Member), "created", supporting);

    private static void EmitInherited(SourceWriter writer, ChecksModel model, string value, string checks)
    {
        foreach (string @interface in model.Interfaces)
            EmitCall(writer, @interface, value, checks);
        if (model.Base is { } @base)
            EmitCall(writer, @base, value, checks);
    }

    private static void EmitCall(SourceWriter writer, string contract, string value, string checks) =>
        writer.Line($"{TypeNames.GeneratedContract}.CheckRules<{contract}>(ref json, start, {value}, {checks});");

    private static void EmitRules(SourceWriter writer, ChecksModel model, string value, string checks)
    {
        foreach (RuleModel rule in model.Rules)
        {
            var arguments = new List<string> { "ref json", "start", CSharpText.Literal(rule.Expected) };
            arguments.AddRange(rule.Members.Select(CSharpText.Literal));
            writer.Line($"if (!{(rule.Through is null ? value : $"(({rule.Through}){value})")}.{rule.Expression})").Line($"    {checks}.{(rule.IsReported ? "Report" : "Break")}({string.Join(", ", arguments)});");
        }
    }
}
