using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;

namespace GptImage2.Generators.Emitting;

/// <summary>Writes the methods that read lists, sets and dictionaries.</summary>
internal static class CollectionEmitter
{
    public static void EmitList(SourceWriter writer, ListValue list, string method, string read, ConstraintModel constraints)
    {
        string element = list.Element.ClrType + (list.Element.Nullable ? "?" : "");
        writer.Open($"public static {list.ClrType}{(list.IsValueType ? "" : "?")} {method}(ref {TypeNames.Scanner} json)");
        EmitBegin(writer, "json.BeginArray()", constraints);
        writer.Line(list.IsSorted ? $"var items = new {TypeNames.SortedSet}<{element}>({Order(list.Element, element)});"
            : list.IsSet ? $"var items = new {TypeNames.HashSet}<{element}>({Comparer(list.Element, element)});"
            : $"var items = new {TypeNames.ItemBuffer}<{element}>();");
        if (list.IsSet)
        {
            // A rejected item has no value to compare. After any violation, no object has one.
            bool isObject = list.Element is ContractValue or ObjectValue;
            writer.Open("while (json.NextElement())").Lines($"""
                int item = json.NextOffset();
                {element} value = {read};
                if (!json.{(isObject ? "Violated" : "IsRejected(item)")} && !items.Add(value))
                    json.Reject(item, {TypeNames.Rule}.Duplicate, "each item only once");
                """).Close().Line();
            if (!list.IsSorted && list.Element is not ScalarValue { Holder: null })
                writer.Line($"{TypeNames.KeyComparer}.EndReading(items.Comparer);");
        }
        else
        {
            writer.Lines($"""
                while (json.NextElement())
                    items.Add({read});
                """);
        }

        ConstraintEmitter.EmitCount(writer, "items", constraints, "an array", "item");
        writer.Line(list.Kind switch
        {
            ListKind.Array => "return items.ToArray();",
            ListKind.MadeOfList => $"return new {list.ClrType}(items.ToList());",
            ListKind.Stack => $"return new {list.ClrType}(items.ToReversedList());",
            ListKind.ImmutableArray => "return global::System.Collections.Immutable.ImmutableArray.CreateRange(items.ToList());",
            ListKind.ImmutableList => "return global::System.Collections.Immutable.ImmutableList.CreateRange(items.ToList());",
            ListKind.ImmutableQueue => "return global::System.Collections.Immutable.ImmutableQueue.CreateRange(items.ToList());",
            ListKind.ImmutableStack => "return global::System.Collections.Immutable.ImmutableStack.CreateRange(items.ToReversedList());",
            ListKind.ImmutableSet => "return global::System.Collections.Immutable.ImmutableHashSet.CreateRange(items.Comparer, items);",
            ListKind.ImmutableSortedSet => "return global::System.Collections.Immutable.ImmutableSortedSet.CreateRange(items.Comparer, items);",
            ListKind.FrozenSet => "return global::System.Collections.Frozen.FrozenSet.ToFrozenSet(items, items.Comparer);",
            ListKind.List => "return items.ToList();",
            _ => "return items;",
        }).Close();
    }

    public static void EmitDictionary(SourceWriter writer, DictionaryValue dictionary, string method, string readKey, string read, ConstraintModel constraints)
    {
        string value = dictionary.Value.ClrType + (dictionary.Value.Nullable ? "?" : "");
        writer.Open($"public static {dictionary.ClrType}? {method}(ref {TypeNames.Scanner} json)");
        EmitBegin(writer, "json.BeginObject()", constraints);
        writer.Line($"var entries = new {TypeNames.Dictionary}<{dictionary.Key.ClrType}, {value}>({Comparer(dictionary.Key, dictionary.Key.ClrType)});");
        writer.Open("while (json.NextMember())");
        bool anyKey = dictionary.Key is ScalarValue { IsPlainString: true };
        writer.Line(anyKey ? $"string key = {readKey};" : $"int name = json.NextOffset();");
        if (!anyKey)
            writer.Line($"{dictionary.Key.ClrType} key = {readKey}{(dictionary.Key.IsValueType ? "" : "!")};").Line("if (json.IsRejected(name))").Line($"    _ = {(dictionary.Value.Nullable ? $"({value})({read})" : read)};");
        writer.Lines($"""
            {(anyKey ? "" : "else ")}if (entries.ContainsKey(key))
                json.SkipDuplicate();
            else
                entries.Add(key, {read});
            """).Close().Line();
        if (dictionary.Key is ScalarValue { Holder: not null })
            writer.Line($"{TypeNames.KeyComparer}.EndReading(entries.Comparer);");
        ConstraintEmitter.EmitCount(writer, "entries", constraints, "an object", "member");
        writer.Line(dictionary.Kind switch
        {
            DictionaryKind.ImmutableDictionary => "return global::System.Collections.Immutable.ImmutableDictionary.CreateRange(entries.Comparer, entries);",
            DictionaryKind.ImmutableSortedDictionary => $"return global::System.Collections.Immutable.ImmutableSortedDictionary.CreateRange({Order(dictionary.Key, dictionary.Key.ClrType)}, entries);",
            DictionaryKind.SortedDictionary => $"return new {dictionary.ClrType}(entries, {Order(dictionary.Key, dictionary.Key.ClrType)});",
            DictionaryKind.OrderedDictionary => $"return new {dictionary.ClrType}(entries, entries.Comparer);",
            DictionaryKind.ReadOnlyDictionary => $"return new {dictionary.ClrType}(entries);",
            DictionaryKind.FrozenDictionary => "return global::System.Collections.Frozen.FrozenDictionary.ToFrozenDictionary(entries, entries.Comparer);",
            _ => "return entries;",
        }).Close();
    }

    // The default order of texts depends on the culture, in which two different texts may be equal.
    private static string Order(ValueModel value, string type) =>
        value is ScalarValue { IsPlainString: true } ? "global::System.StringComparer.Ordinal" : $"global::System.Collections.Generic.Comparer<{type}>.Default";

    // Texts have hash codes of their own that a reply cannot choose.
    private static string Comparer(ValueModel value, string type) =>
        value is ScalarValue { IsPlainString: true } ? ""
        : value is { Nullable: true, IsValueType: true } ? $"{TypeNames.KeyComparer}.OfNullable<{value.ClrType}>()"
        : $"{TypeNames.KeyComparer}.Of<{type}>()";

    // Only the check of the count needs the start position.
    private static void EmitBegin(SourceWriter writer, string begin, ConstraintModel constraints)
    {
        bool isCounted = constraints.MinLength is not null || constraints.MaxLength is not null;
        if (isCounted)
            writer.Line($"int start = {begin};");
        writer.Line($"if ({(isCounted ? "start" : begin)} < 0)").Line("    return default;").Line();
    }
}
