using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;

namespace GptImage2.Generators.Schema;

/// <summary>The object of a reply: JSON mode always replies with an object, whatever the method returns.</summary>
internal static class ReplyShape
{
    /// <param name="value">What the method returns.</param>
    /// <param name="references">The shapes of all contracts that it reaches.</param>
    /// <param name="name">The name of the object that wraps it.</param>
    /// <param name="wrapped">Whether the value is wrapped into an object with one member.</param>
    public static ContractShape Of(ValueModel value, EquatableArray<ContractShape> references, string name, out bool wrapped)
    {
        wrapped = true;
        if (value is ContractValue { Nullable: false } or ObjectValue { Nullable: false })
        {
            foreach (ContractShape candidate in references)
            {
                if (candidate.ClrType != value.ClrType)
                    continue;
                wrapped = false;
                return candidate;
            }
        }

        string member = value is ListValue or FlagsValue ? "Items" : "Value";
        var only = new MemberModel(member, JsonNaming.CamelCase.Apply(member), value, ConstraintModel.None, Required: true, null, MemberBinding.Constructor, null, null);
        return new ContractShape("", name, null, new EquatableArray<MemberModel>([only]), DisallowsUnmapped: false);
    }
}
