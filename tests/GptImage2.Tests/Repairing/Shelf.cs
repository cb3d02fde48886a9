using System.Text.Json;
using GptImage2.Generated;

namespace GptImage2.Tests.Repairing;

/// <summary>A contract for replies of any length: a list of products, and a table of words.</summary>
internal sealed record Shelf(IReadOnlyList<Product> Products, int Words, string? Note)
{
    public static readonly JsonContract<Shelf> Contract = new ShelfContract();

    private sealed class ShelfContract : JsonContract<Shelf>
    {
        public override ReadOnlySpan<byte> Schema => """
            {"type":"object","properties":{"products":{"type":"array","items":{"$ref":"#/$defs/Product"}},"words":{"type":"object","additionalProperties":{"type":"integer"}},"note":{"type":["string","null"]}},"required":["products"],"$defs":{"Product":{"type":"object","properties":{"name":{"type":"string"},"count":{"type":"integer"},"kind":{"enum":["soft_drink","bread",null]}},"required":["name","count"]}}}
            """u8;

        protected override Shelf? Read(ref JsonScanner json)
        {
            int start = json.BeginObject();
            if (start < 0)
                return null;
            List<Product> products = [];
            int words = 0;
            string? note = null;
            ulong seen = 0;
            while (json.NextMember())
            {
                ReadOnlySpan<byte> name = json.ReadName();
                if (name.SequenceEqual("products"u8))
                    Once(ref json, ref seen, 1, (ref json) => ReadProducts(ref json, products));
                else if (name.SequenceEqual("words"u8))
                    words += ReadWords(ref json);
                else if (name.SequenceEqual("note"u8))
                    note = json.TryReadNull() ? null : json.ReadString();
                else
                    json.SkipUnknown();
            }

            if ((seen & 1) == 0)
                json.Missing(start, 1, new MemberNames("products"));
            return new Shelf(products, words, note);
        }

        protected override void Write(Utf8JsonWriter json, Shelf value) => throw new NotSupportedException();

        private static void ReadProducts(ref JsonScanner json, List<Product> products)
        {
            if (json.BeginArray() < 0)
                return;
            while (json.NextElement())
                products.Add(Product.Read(ref json));
        }

        private static int ReadWords(ref JsonScanner json)
        {
            if (json.BeginObject() < 0)
                return 0;
            int words = 0;
            for (; json.NextMember(); words++)
            {
                json.ReadName();
                json.ReadInteger<int>();
            }

            return words;
        }
    }

    public static void Once(ref JsonScanner json, ref ulong seen, ulong member, Step read)
    {
        if ((seen & member) != 0)
            json.SkipDuplicate();
        else
            read(ref json);
        seen |= member;
    }

    public delegate void Step(ref JsonScanner json);
}

internal sealed record Product(string Name, int Count, string? Kind)
{
    private static readonly MemberNames Names = new("name", "count");
    private static readonly MemberNames Kinds = new("soft_drink", "bread");

    public static Product Read(ref JsonScanner json)
    {
        string name = "";
        int count = 0;
        string? kind = null;
        ulong seen = 0;
        int start = json.BeginObject();
        while (start >= 0 && json.NextMember())
        {
            ReadOnlySpan<byte> member = json.ReadName();
            if (member.SequenceEqual("name"u8))
                Shelf.Once(ref json, ref seen, 1, (ref json) => name = json.ReadString());
            else if (member.SequenceEqual("count"u8))
                Shelf.Once(ref json, ref seen, 2, (ref json) => count = json.ReadInteger<int>());
            else if (member.SequenceEqual("kind"u8))
                kind = ReadKind(ref json);
            else
                json.SkipUnknown();
        }

        if (start >= 0 && seen != 3)
            json.Missing(start, 3 & ~seen, Names);
        return new Product(name, count, kind);
    }

    private static string? ReadKind(ref JsonScanner json)
    {
        if (json.TryReadNull())
            return null;
        int index = Kinds.Find(json.ReadText("a kind"));
        if (index < 0)
            json.Reject(ContractRule.Enum, "a kind");
        return index < 0 ? null : Kinds.Text(index);
    }
}
