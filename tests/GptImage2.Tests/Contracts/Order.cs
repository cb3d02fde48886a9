using System.Text.Json;
using GptImage2.Generated;

namespace GptImage2.Tests.Contracts;

// Contracts with readers like those that the generator emits: nested, in lists, in dictionaries, nullable, recursive.

internal sealed record Order(
    string Name,
    int Quantity,
    Address? Address,
    IReadOnlyList<Line> Lines,
    IReadOnlyDictionary<string, int> Counts,
    IReadOnlyList<IReadOnlyList<int>> Grid,
    Branch? Branch) : IJsonContract<Order>
{
    public static ReadOnlySpan<byte> Schema => "{}"u8;

    public static Order? Read(ref JsonScanner json)
    {
        int start = json.BeginObject();
        if (start < 0)
            return default;
        string name = "";
        int quantity = 0;
        Address? address = null;
        List<Line> lines = [];
        Dictionary<string, int> counts = [];
        List<IReadOnlyList<int>> grid = [];
        Branch? branch = null;
        ulong seen = 0;
        for (int next = 0; json.NextMember();)
        {
            int member = next switch
            {
                0 when json.TryName("\"name\":"u8) => 0,
                1 when json.TryName("\"quantity\":"u8) => 1,
                2 when json.TryName("\"address\":"u8) => 2,
                3 when json.TryName("\"lines\":"u8) => 3,
                4 when json.TryName("\"counts\":"u8) => 4,
                5 when json.TryName("\"grid\":"u8) => 5,
                6 when json.TryName("\"branch\":"u8) => 6,
                _ => Find(json.ReadName()),
            };
            next = member + 1;
            if (member < 0)
            {
                json.SkipUnknown();
                continue;
            }

            if ((seen & (1UL << member)) != 0)
            {
                json.SkipDuplicate();
                continue;
            }

            seen |= 1UL << member;
            switch (member)
            {
                case 0:
                    name = json.ReadString();
                    if (name.Length is < 1 or > 20)
                        json.Reject(ContractRule.Length, "1 to 20 characters");
                    break;
                case 1:
                    quantity = json.ReadInteger<int>();
                    if (quantity is < 1 or > 100)
                        json.Reject(ContractRule.Range, "a number from 1 to 100");
                    break;
                case 2:
                    address = json.TryReadNull() ? null : Address.Read(ref json);
                    break;
                case 3:
                    int at = json.BeginArray();
                    if (at < 0)
                        break;
                    while (json.NextElement())
                        lines.Add(Line.Read(ref json)!);
                    if (lines.Count is < 1 or > 3)
                        json.Reject(at, ContractRule.Length, "1 to 3 items");
                    break;
                case 4:
                    ReadCounts(ref json, counts);
                    break;
                case 5:
                    ReadGrid(ref json, grid);
                    break;
                case 6:
                    branch = json.TryReadNull() ? null : Branch.Read(ref json);
                    break;
            }
        }

        if ((seen & 11) != 11)
            json.Missing(start, 11 & ~seen, new MemberNames("name", "quantity", "address", "lines", "counts", "grid", "branch"));
        return json.Violated ? default : new Order(name, quantity, address, lines, counts, grid, branch);
    }

    public static void WriteMembers(Utf8JsonWriter json, Order value) => throw new NotSupportedException();

    private static void ReadCounts(ref JsonScanner json, Dictionary<string, int> counts)
    {
        if (json.BeginObject() < 0)
            return;
        while (json.NextMember())
        {
            string key = System.Text.Encoding.UTF8.GetString(json.ReadName());
            if (counts.ContainsKey(key))
                json.SkipDuplicate();
            else
                counts.Add(key, json.ReadInteger<int>());
        }
    }

    private static void ReadGrid(ref JsonScanner json, List<IReadOnlyList<int>> grid)
    {
        if (json.BeginArray() < 0)
            return;
        while (json.NextElement())
        {
            List<int> row = [];
            grid.Add(row);
            if (json.BeginArray() < 0)
                continue;
            while (json.NextElement())
                row.Add(json.ReadInteger<int>());
        }
    }

    private static int Find(ReadOnlySpan<byte> name) => name switch
    {
        _ when name.SequenceEqual("name"u8) => 0,
        _ when name.SequenceEqual("quantity"u8) => 1,
        _ when name.SequenceEqual("address"u8) => 2,
        _ when name.SequenceEqual("lines"u8) => 3,
        _ when name.SequenceEqual("counts"u8) => 4,
        _ when name.SequenceEqual("grid"u8) => 5,
        _ when name.SequenceEqual("branch"u8) => 6,
        _ => -1,
    };
}

internal sealed record Address(string Street, string? City)
{
    public static Address? Read(ref JsonScanner json)
    {
        int start = json.BeginObject();
        if (start < 0)
            return default;
        string street = "";
        string? city = null;
        ulong seen = 0;
        for (int next = 0; json.NextMember();)
        {
            int member = next switch
            {
                0 when json.TryName("\"street\":"u8) => 0,
                1 when json.TryName("\"city\":"u8) => 1,
                _ => Find(json.ReadName()),
            };
            next = member + 1;
            if (member < 0)
            {
                json.SkipUnmapped();
                continue;
            }

            if ((seen & (1UL << member)) != 0)
            {
                json.SkipDuplicate();
                continue;
            }

            seen |= 1UL << member;
            switch (member)
            {
                case 0:
                    street = json.ReadString();
                    break;
                case 1:
                    city = json.TryReadNull() ? null : json.ReadString();
                    break;
            }
        }

        if ((seen & 1) != 1)
            json.Missing(start, 1 & ~seen, new MemberNames("street", "city"));
        return json.Violated ? default : new Address(street, city);
    }

    private static int Find(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("street"u8) ? 0 : name.SequenceEqual("city"u8) ? 1 : -1;
}

internal sealed record Line(string Code, decimal Price)
{
    public static Line? Read(ref JsonScanner json)
    {
        int start = json.BeginObject();
        if (start < 0)
            return default;
        string code = "";
        decimal price = 0;
        ulong seen = 0;
        for (int next = 0; json.NextMember();)
        {
            int member = next switch
            {
                0 when json.TryName("\"code\":"u8) => 0,
                1 when json.TryName("\"price\":"u8) => 1,
                _ => Find(json.ReadName()),
            };
            next = member + 1;
            if (member < 0)
            {
                json.SkipUnknown();
                continue;
            }

            if ((seen & (1UL << member)) != 0)
            {
                json.SkipDuplicate();
                continue;
            }

            seen |= 1UL << member;
            switch (member)
            {
                case 0:
                    code = json.ReadString();
                    break;
                case 1:
                    price = json.ReadNumber<decimal>();
                    break;
            }
        }

        if ((seen & 3) != 3)
            json.Missing(start, 3 & ~seen, new MemberNames("code", "price"));
        return json.Violated ? default : new Line(code, price);
    }

    private static int Find(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("code"u8) ? 0 : name.SequenceEqual("price"u8) ? 1 : -1;
}

internal sealed record Branch(IReadOnlyList<Branch> Children) : IJsonContract<Branch>
{
    public static ReadOnlySpan<byte> Schema => "{}"u8;

    public static Branch? Read(ref JsonScanner json)
    {
        if (json.BeginObject() < 0)
            return default;
        List<Branch> children = [];
        bool seen = false;
        while (json.NextMember())
        {
            if (!json.TryName("\"children\":"u8) && !json.ReadName().SequenceEqual("children"u8))
            {
                json.SkipUnknown();
                continue;
            }

            if (seen)
            {
                json.SkipDuplicate();
                continue;
            }

            seen = true;
            if (json.BeginArray() < 0)
                continue;
            while (json.NextElement())
                children.Add(Read(ref json)!);
        }

        return json.Violated ? default : new Branch(children);
    }

    public static void WriteMembers(Utf8JsonWriter json, Branch value) => throw new NotSupportedException();
}
