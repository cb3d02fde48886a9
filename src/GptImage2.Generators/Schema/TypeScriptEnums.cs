using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;

namespace GptImage2.Generators.Schema;

/// <summary>Writes enums as unions of their names, each with its description.</summary>
internal static class TypeScriptEnums
{
    public static string Names(EquatableArray<EnumMemberModel> members) =>
        string.Join("|", members.Select(member => JsonStringLiteral.Quote(member.JsonName) + TypeScriptText.Comment([TypeScriptText.Remark(member.Description)])));

    public static string Parenthesised(string type, bool isUnion) => isUnion ? "(" + type + ")" : type;
}
