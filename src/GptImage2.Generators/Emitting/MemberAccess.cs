using GptImage2.Generators.Model;

namespace GptImage2.Generators.Emitting;

/// <summary>Writes how a member of an object is read and set.</summary>
internal static class MemberAccess
{
    public static string Get(MemberModel member, string value, SupportingMembers supporting) =>
        member.Getter is { } getter ? Call(getter, value, supporting) + ")" : Named(member, value);

    /// <summary>A statement that sets the member of an object that was created.</summary>
    public static string Set(MemberModel member, string value, string argument, SupportingMembers supporting) => member.Setter switch
    {
        { Kind: AccessorKind.Field } field => $"{Call(field, value, supporting)}) = {argument};",
        { } setter => $"{Call(setter, value, supporting)}, {argument});",
        null => $"{Named(member, value)} = {argument};",
    };

    private static string Named(MemberModel member, string value) =>
        member.Through is null ? $"{value}.{member.Name}" : $"(({member.Through}){value}).{member.Name}";

    private static string Call(AccessorModel accessor, string value, SupportingMembers supporting) =>
        $"{supporting.Accessor(accessor)}({(accessor.IsValueType ? "ref " : "")}{value}";
}
