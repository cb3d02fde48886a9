using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using GptImage2.Emulator.Requests;

namespace GptImage2.Emulator.MalformedReplies;

/// <summary>A place in a document that holds a value: a member of an object or an item of an array.</summary>
internal sealed class ValueSlot
{
    private const decimal Most = 1e15m;

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly JsonNode _parent;
    private readonly string? _name;
    private readonly int _index;
    private readonly JsonNode? _value;

    private ValueSlot(JsonNode parent, string? name, int index, JsonNode? value) =>
        (_parent, _name, _index, _value) = (parent, name, index, value);

    public bool IsNumber => _value?.GetValueKind() is JsonValueKind.Number;

    /// <summary>Gets the number; null if the value is not a number, or is larger than numbers in practice.</summary>
    public decimal? Number => IsNumber && decimal.TryParse(Raw, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) && decimal.Abs(number) < Most ? number : null;

    public bool IsBoolean => _value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False;

    public bool IsList => _value is JsonArray;

    public bool IsObject => _value is JsonObject;

    public string? Text => _value?.GetValueKind() is JsonValueKind.String ? _value.GetValue<string>() : null;

    public string Raw => TextOf(_value);

    /// <summary>Lists the places of a document, outer ones first.</summary>
    public static IEnumerable<ValueSlot> All(JsonNode? root)
    {
        IEnumerable<ValueSlot> slots = root switch
        {
            JsonObject members => members.Select(m => new ValueSlot(members, m.Key, -1, m.Value)),
            JsonArray items => items.Select((item, i) => new ValueSlot(items, null, i, item)),
            _ => [],
        };
        ValueSlot[] here = slots.ToArray();
        return here.Concat(here.SelectMany(static s => All(s._value)));
    }

    public bool Set(JsonNode? value)
    {
        // As texts, since 3 and 3.0 are equal as values.
        if (string.Equals(TextOf(_value), TextOf(value), StringComparison.Ordinal))
            return false;

        if (_name is null)
            _parent.AsArray()[_index] = value;
        else
            _parent.AsObject()[_name] = value;

        return true;
    }

    public bool SetToFirstItem() => _value is JsonArray { Count: > 0 } list && Set(list[0]?.DeepClone());

    public bool SetToFirstMember() => _value is JsonObject { Count: > 0 } members && Set(members[0]?.DeepClone());

    public bool SetToList() => _value is not JsonArray && Set(new JsonArray(_value?.DeepClone()));

    public bool SetToJoinedItems() => _value is JsonArray list && Set(string.Join(", ", list.Select(static item => item is JsonValue ? item.ToString() : TextOf(item))));

    public bool SetToPairs() => _value is JsonObject members
        && Set(new JsonArray([.. members.Select(static m => new JsonObject { ["name"] = m.Key, ["value"] = m.Value?.DeepClone() })]));

    public bool SetToObject() => Set(new JsonObject { ["value"] = _value?.DeepClone() });

    public bool AddItem(JsonNode item)
    {
        if (_value is not JsonArray list)
            return false;

        list.Add(item);
        return true;
    }

    public bool Remove() => _name is not null && _parent.AsObject().Remove(_name);

    public bool AddBeside(string name, string value) => _name is not null && _parent.AsObject().TryAdd(name, value);

    public bool Rename(Func<string, string> rename)
    {
        if (_name is null || rename(_name) is not { } name || name == _name)
            return false;

        JsonObject members = _parent.AsObject();
        int at = members.IndexOf(_name);
        members.RemoveAt(at);
        members.Insert(at, name, _value);
        return true;
    }

    private static string TextOf(JsonNode? value) => value?.ToJsonString(Relaxed) ?? "null";
}
