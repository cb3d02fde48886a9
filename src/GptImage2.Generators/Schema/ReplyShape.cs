using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;

namespace GptImage2.Generators.Schema;

/// <summary>The object that a reply is: JSON mode replies with one, whatever the method returns.</summary>
internal static class ReplyShape
{
    /// <param name="value">What the method returns.</param>
    /// <param name="references">The shapes of all contracts that it reaches.</param>
    /// <param name="name">The name of an object that is made for it.</param>
    /// <param name="wrapped">Whether the value stands in such an object, under the only name that it has.</param>
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
