using System.Text.Json;
using System.Text.Json.Serialization;

namespace GptImage2.Generators.Tests.Contracts.Documented;

[JsonContract]
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Coffee), "coffee")]
[JsonDerivedType(typeof(Cake), "cake")]
public abstract partial record Order(string Guest);

[JsonContract]
public sealed partial record Coffee(string Guest, bool Milk) : Order(Guest);

[JsonContract]
public sealed partial record Cake(string Guest, int Pieces) : Order(Guest);

[JsonContract]
public partial record Permit(Rights Rights);

[Flags]
public enum Rights
{
    None = 0,
    Read = 1,
    Write = 2,
    All = Read | Write,
}

[JsonContract]
public record Scored<T>(T Value, double Score);

[JsonContract]
public partial record Survey(Scored<string> Best, (int Yes, int No) Votes, Dictionary<int, string> ByPage, HashSet<string> Words);

[JsonContract]
public partial record Label(string Name)
{
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? More { get; set; }
}

[JsonContract]
public partial record Period
{
    public Period(int from, int to)
    {
        if (to < from)
            throw new ArgumentException("The end comes before the start.");
        (From, To) = (from, to);
    }

    public int From { get; }

    public int To { get; }
}
