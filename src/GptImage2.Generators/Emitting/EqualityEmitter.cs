using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;
using GptImage2.Generators.Scalars;

namespace GptImage2.Generators.Emitting;

/// <summary>Writes how a record is compared and printed by the values of its members.</summary>
internal static class EqualityEmitter
{
    public static void Emit(SourceWriter writer, ContractModel contract, EqualityModel model, SupportingMembers supporting, bool isObsolete)
    {
        string type = contract.Declaration.ClrType;
        IReadOnlyList<MemberModel> members = MembersOf(contract.Shape);
        if (model.Compares)
        {
            string dispatch = model.IsSealed || contract.IsValueType ? "" : "virtual ";
            string kind = contract.IsValueType ? "" : "EqualityContract == other.EqualityContract";
            string equal = string.Join(" && ", members.Select(member => supporting.AreEqual(member, "this", "other")).Prepend(kind).Where(static part => part.Length > 0));
            if (equal.Length == 0)
                equal = "true";
            string present = contract.IsValueType ? equal : $"(object)this == (object?)other || ((object?)other != null && {equal})";
            Begin(writer, isObsolete);
            writer.Line("/// <summary>Whether all members of the contract have equal values.</summary>");
            writer.Line($"public {dispatch}bool Equals({type}{(contract.IsValueType ? "" : "?")} other) => {present};").Line();

            Begin(writer, isObsolete);
            writer.Line("/// <inheritdoc/>");
            writer.Open("public override int GetHashCode()");
            writer.Line($"var hash = {TypeNames.Equality}.Hash(default, {(contract.IsValueType ? "0" : "EqualityContract")});");
            foreach (MemberModel member in members)
                writer.Line($"hash = {supporting.Hash(member, "this", "hash")};");
            writer.Line("return hash.ToHashCode();").Close().Line();
        }

        if (!model.Prints)
            return;
        Begin(writer, isObsolete);
        string modifier = contract.IsValueType || (model is { IsSealed: true, HasBase: false }) ? "private" : model.HasBase ? "protected override" : "protected virtual";
        writer.Open($"{modifier} bool PrintMembers(global::System.Text.StringBuilder builder)");
        for (int i = 0; i < members.Count; i++)
        {
            MemberModel member = members[i];
            string value = MemberAccess.Get(member, "this", supporting);
            if (member.Value is ListValue { Kind: ListKind.ImmutableArray, Nullable: false })
                value = $"{value}.IsDefault ? null : (object?){value}";
            writer.Line($"builder.Append({CSharpText.Literal((i == 0 ? "" : ", ") + member.Name.TrimStart('@') + " = ")});");
            writer.Line($"{TypeNames.Printer}.Append(builder, {value});");
        }

        writer.Line($"return {(members.Count > 0 ? "true" : "false")};").Close().Line();
    }

    public static IReadOnlyList<MemberModel> MembersOf(ContractShape shape) =>
        shape.ExtensionData is { } extension ? [.. shape.Members, extension with { Value = ExtensionData(extension.Value.ClrType) }] : shape.Members;

    private static DictionaryValue ExtensionData(string type) => new(
        type,
        Nullable: true,
        DictionaryKind.Dictionary,
        new ScalarValue(ScalarTable.String, ScalarTable.String.ClrType, Nullable: false, IsValueType: false),
        new ScalarValue(ScalarTable.JsonElement, ScalarTable.JsonElement.ClrType, Nullable: false, IsValueType: true));

    private static void Begin(SourceWriter writer, bool isObsolete)
    {
        if (isObsolete)
            writer.Line(FileEmitter.Obsolete);
        writer.Line(FileEmitter.GeneratedCode);
    }
}
