using System.Globalization;
using System.Text;
using GptImage2.Contracts;
using GptImage2.Generated;

namespace GptImage2.Repairing;

/// <summary>A value of a JSON text, and where it stands. The text is well-formed.</summary>
internal sealed class SourceValue
{
    private SourceValue(int start) => Start = start;

    public int Start { get; }

    public int End { get; private set; }

    /// <summary>The first byte of the value: a brace, a bracket, a quote or the beginning of a literal.</summary>
    public byte First { get; private set; }

    /// <summary>The members of an object, in their order; empty for all else.</summary>
    public List<SourceMember> Members { get; } = [];

    /// <summary>The items of an array, in their order; empty for all else.</summary>
    public List<SourceValue> Items { get; } = [];

    public bool IsObject => First == (byte)'{';

    public bool IsArray => First == (byte)'[';

    public bool IsString => First == (byte)'"';

    public bool IsNull => First == (byte)'n';

    public bool IsBoolean => First is (byte)'t' or (byte)'f';

    public bool IsNumber => First is (byte)'-' or (>= (byte)'0' and <= (byte)'9');

    /// <summary>Reads a text; null where it is not JSON.</summary>
    public static SourceValue? Parse(ReadOnlySpan<byte> utf8Json)
    {
        var json = new JsonScanner(utf8Json);
        SourceValue value = Read(ref json, utf8Json);
        json.ReadEnd();
        return json.Violated ? null : value;
    }

    /// <summary>The value that a JSON Pointer leads to, and all that hold it, from the root on; null where it leads nowhere.</summary>
    public IReadOnlyList<SourceValue>? Follow(string pointer)
    {
        var path = new List<SourceValue> { this };
        foreach (string token in JsonPointer.Tokens(pointer))
        {
            SourceValue holder = path[^1];
            SourceValue? next = holder.IsArray && int.TryParse(token, CultureInfo.InvariantCulture, out int index) && index < holder.Items.Count
                ? holder.Items[index]
                : holder.Member(token)?.Value;
            if (next is null)
                return null;
            path.Add(next);
        }

        return path;
    }

    public SourceMember? Member(string name) => Members.Find(member => member.Name == name);

    /// <summary>The text of a string, without its quotes and escapes.</summary>
    public string Text(ReadOnlySpan<byte> utf8Json) => new JsonScanner(utf8Json, Start).ReadString();

    public string Raw(ReadOnlySpan<byte> utf8Json) => Encoding.UTF8.GetString(utf8Json[Start..End]);

    private static SourceValue Read(ref JsonScanner json, ReadOnlySpan<byte> utf8Json)
    {
        int start = JsonScanner.WhitespaceEnd(utf8Json, json.Position);
        var value = new SourceValue(start) { First = start < utf8Json.Length ? utf8Json[start] : (byte)0 };
        if (value.IsObject && json.BeginObject() >= 0)
        {
            while (json.NextMember())
            {
                int nameStart = json.Position;
                string name = Encoding.UTF8.GetString(json.ReadName());
                int nameEnd = JsonScanner.StringEnd(utf8Json, nameStart);
                value.Members.Add(new SourceMember(name, nameStart, nameEnd, Read(ref json, utf8Json)));
            }
        }
        else if (value.IsArray && json.BeginArray() >= 0)
        {
            while (json.NextElement())
                value.Items.Add(Read(ref json, utf8Json));
        }
        else
        {
            json.Skip();
        }

        value.End = json.Position;
        return value;
    }
}

/// <summary>A member of an object, and where its name stands, with quotes.</summary>
internal sealed record SourceMember(string Name, int NameStart, int NameEnd, SourceValue Value);
