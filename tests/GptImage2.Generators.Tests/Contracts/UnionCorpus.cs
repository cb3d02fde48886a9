using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GptImage2.Generators.Tests.Contracts;

[JsonContract]
[JsonDerivedType(typeof(Dog), "dog")]
[JsonDerivedType(typeof(Cat), "cat \"tom\"")]
public abstract partial record Animal(string Name);

[JsonContract]
public sealed partial record Dog(string Name, Owner? Owner, [property: Length(1, 3)] List<string> Tricks) : Animal(Name);

[JsonContract]
public sealed partial record Cat(string Name, Dictionary<Payment, Animal?> Prey, Access Rights) : Animal(Name)
{
    [JsonExtensionData]
    public Dictionary<string, JsonElement> Whims { get; set; } = [];
}

[JsonContract]
public partial record Owner(string Name, List<Animal> Pets, Animal? Favourite, Dog Guard);

[JsonContract]
[JsonPolymorphic(TypeDiscriminatorPropertyName = "op")]
[JsonDerivedType(typeof(Constant), 0)]
[JsonDerivedType(typeof(Sum), -1)]
[JsonDerivedType(typeof(Let), 1000000)]
public abstract partial class Expression;

[JsonContract]
public sealed partial class Constant : Expression
{
    [Range(-100, 100)]
    public required decimal Value { get; init; }
}

[JsonContract]
public sealed partial class Sum : Expression
{
    public required (Expression Left, Expression? Right) Terms { get; init; }

    public Page<Expression>? More { get; init; }
}

[JsonContract, JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed partial class Let : Expression
{
    public required Dictionary<string, Expression> Bindings { get; init; }

    public Expression[][]? Rows { get; init; }
}

[JsonContract]
public partial record UnionPlaces(
    Expression A, Expression? B, List<Animal?> C, Dictionary<Guid, Expression> D, Page<Animal> E, (Animal Left, Expression? Right) F, Node<Expression>? G, Cat H, Sum? I);

[JsonContract]
[JsonPolymorphic(TypeDiscriminatorPropertyName = "$ref")]
[JsonDerivedType(typeof(NoChoice), "")]
[JsonDerivedType(typeof(SomeChoice), "null")]
[JsonDerivedType(typeof(WideChoice), "🧾 \\ |")]
public abstract partial record Choice;

[JsonContract]
public sealed partial record NoChoice : Choice;

[JsonContract]
public sealed partial record SomeChoice(Choice? Inner, JsonElement Data) : Choice;

[JsonContract]
public sealed partial record WideChoice(HashSet<string> Names) : Choice;
