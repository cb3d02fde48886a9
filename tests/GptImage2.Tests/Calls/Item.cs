using System.Text.Json;
using GptImage2.Generated;

namespace GptImage2.Tests.Calls;

/// <summary>A contract like generated code, with two required members.</summary>
internal sealed record Item(string Name, int Count) : IJsonContract<Item>
{
    public int Count { get; } = Count < 0 ? throw new ArgumentOutOfRangeException(nameof(Count)) : Count;

    public static JsonModeMethod<Item> Method { get; } = new("IItems.ReadAsync", "Count the \"items\" – all of them 🧾."u8, JsonContract.Of<Item>());

    public static ReadOnlySpan<byte> Schema =>
        """{"type":"object","properties":{"name":{"type":"string"},"count":{"type":"integer"}},"required":["name","count"]}"""u8;

    public static Item? Read(ref JsonScanner json)
    {
        int start = json.BeginObject();
        if (start < 0)
            return null;
        string name = "";
        int count = 0;
        ulong missing = 0b11;
        while (json.NextMember())
        {
            if (json.TryName("\"name\":"u8))
            {
                name = json.ReadString();
                missing &= ~0b01ul;
            }
            else if (json.TryName("\"count\":"u8))
            {
                count = json.ReadInteger<int>();
                missing &= ~0b10ul;
            }
            else
            {
                json.ReadName();
                json.SkipUnknown();
            }
        }

        if (missing != 0)
            json.Missing(start, missing, new MemberNames("name", "count"));
        return new Item(name, count);
    }

    public static void WriteMembers(Utf8JsonWriter json, Item value)
    {
        json.WriteString("name", value.Name);
        json.WriteNumber("count", value.Count);
    }
}
