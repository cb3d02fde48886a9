using System.ComponentModel.DataAnnotations;

namespace GptImage2.Generators.Tests.Contracts.Inherited;

[JsonContract]
public partial record Named([MinLength(2)] string Name, [property: Range(1, 9)] int Count);

[JsonContract]
public partial record Priced(string Name, int Count, [RegularExpression("[A-Z]{3}")] string Currency) : Named(Name, Count);

[JsonContract]
public sealed partial record Discounted([MaxLength(4)] string Name, int Count, string Currency) : Priced(Name, Count, Currency);

[JsonContract]
public sealed partial record Renamed([MinLength(1)] string Name, int Count) : Named(Name, Count);

public abstract class Sized
{
    protected Sized([Range(1, 5)] int depth) => Depth = depth;

    [Range(1, 10)]
    public virtual int Size { get; set; }

    [MaxLength(3)]
    public virtual string? Label { get; set; }

    public int Depth { get; }
}

public abstract class MiddleSized(int depth) : Sized(depth)
{
    [AllowedValues(2, 4, 20)]
    public override int Size { get; set; }
}

[JsonContract]
public sealed partial class Crated(int depth) : MiddleSized(depth)
{
    public override int Size { get; set; }

    [MaxLength(5)]
    public override string? Label { get; set; }
}
