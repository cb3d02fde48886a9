using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;

namespace GptImage2.Generators.Emitting;

/// <summary>Creates expressions that compare values, and the comparers that they use, each once for a type.</summary>
/// <param name="shapeOf">Returns the shape of a tuple or of a closed generic contract.</param>
/// <param name="access">Returns an expression that reads a member of a value.</param>
/// <param name="names">The names of the members of the class that holds the comparers.</param>
/// <param name="fields">The fields of that class. A comparer follows those that it is made of.</param>
internal sealed class Comparers(Func<ObjectValue, ContractShape> shapeOf, Func<MemberModel, string, string> access, NameScope names, List<string> fields)
{
    private readonly Dictionary<string, string> _known = new(StringComparer.Ordinal);

    /// <summary>The name of the comparer of a type; null if the equality of the type itself is right.</summary>
    public string? Of(ValueModel value)
    {
        string type = TypeOf(value);
        if (IsPlain(value))
            return null;
        if (_known.TryGetValue(type, out string? known))
            return known;

        // A comparer that holds itself reaches its field when it runs, so the field may be named before it is written.
        string field = names.Take("Equality");
        _known[type] = field;
        string comparer = value.Nullable && value.IsValueType && value is not ScalarValue
            ? $"{TypeNames.Equality}.Optional<{value.ClrType}>({Expression(value with { Nullable = false })})"
            : Create(value);
        fields.Add($"public static readonly {Interface(type)} {field} = {comparer};");
        return field;
    }

    /// <summary>An expression that compares a member of two values.</summary>
    public string AreEqual(MemberModel member, string left, string right, string prefix) =>
        $"{Named(member.Value, prefix)}.Equals({access(member, left)}, {access(member, right)})";

    /// <summary>An expression that adds a member of a value to a hash code.</summary>
    public string Hash(MemberModel member, string value, string hash, string prefix) =>
        $"{TypeNames.Equality}.Hash({hash}, {access(member, value)}{(Of(member.Value) is { } comparer ? ", " + prefix + comparer : "")})";

    private string Named(ValueModel value, string prefix) => Of(value) is { } comparer ? prefix + comparer : Default(TypeOf(value));

    private string Expression(ValueModel value) => Of(value) ?? Default(TypeOf(value));

    private string Create(ValueModel value)
    {
        switch (value)
        {
            case ListValue { Kind: ListKind.ImmutableArray } array:
                return $"{TypeNames.Equality}.Array<{TypeOf(array.Element)}>({Expression(array.Element)})";
            case ListValue list:
                return $"{TypeNames.Equality}.{(list.IsSet ? "Set" : "Items")}<{list.ClrType}, {TypeOf(list.Element)}>({Expression(list.Element)})";
            case DictionaryValue dictionary:
                return $"{TypeNames.Equality}.Entries<{dictionary.ClrType}, {dictionary.Key.ClrType}, {TypeOf(dictionary.Value)}>({Expression(dictionary.Value)})";
            case ObjectValue held:
                string type = held.ClrType;
                IReadOnlyList<MemberModel> members = EqualityEmitter.MembersOf(shapeOf(held));
                string equal = members.Count == 0 ? "true" : string.Join(" && ", members.Select(member => AreEqual(member, "x", "y", "")));
                string hash = members.Aggregate("hash", (soFar, member) => Hash(member, "value", soFar, ""));
                return $"{TypeNames.Equality}.Members<{type}>(static (x, y) => {equal}, static (value, hash) => {hash})";
            default:
                return $"{TypeNames.Equality}.Value<{TypeOf(value)}>()";
        }
    }

    // Whether the default comparer of its type compares all of its content.
    private bool IsPlain(ValueModel value) => value switch
    {
        ScalarValue { Holder: not null } => true,
        ScalarValue { Scalar: var scalar } => !scalar.IsBinary && scalar.JsonType is ("string" or "number" or "integer" or "boolean"),
        ListValue or DictionaryValue => false,
        ObjectValue { IsTuple: true } tuple => shapeOf(tuple).Members.All(member => IsPlain(member.Value)),
        ObjectValue => false,
        _ => true,
    };

    private static string TypeOf(ValueModel value) => value.Nullable ? value.ClrType + "?" : value.ClrType;

    private static string Interface(string type) => $"global::System.Collections.Generic.IEqualityComparer<{type}>";

    private static string Default(string type) => $"global::System.Collections.Generic.EqualityComparer<{type}>.Default";
}
