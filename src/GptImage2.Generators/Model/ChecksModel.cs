using GptImage2.Generators.Infrastructure;

namespace GptImage2.Generators.Model;

/// <summary>What is checked of a contract once an object of it is read and its members fit.</summary>
internal sealed record ChecksModel
{
    public static ChecksModel None { get; } = new();

    /// <summary>The texts of all rules, inherited ones first.</summary>
    public EquatableArray<string> Texts { get; init; }

    /// <summary>The rules of the contract, without those that <see cref="Base"/> evaluates.</summary>
    public EquatableArray<RuleModel> Rules { get; init; }

    /// <summary>The base contract that evaluates its rules itself, fully qualified; null if there is none.</summary>
    public string? Base { get; init; }

    /// <summary>The interfaces that evaluate their rules themselves, fully qualified, without those of <see cref="Base"/>.</summary>
    public EquatableArray<string> Interfaces { get; init; }

    /// <summary>Whether other contracts, which derive from this one, have it evaluate its rules.</summary>
    public bool IsShared { get; init; }

    /// <summary>The validation attributes of members and of the type.</summary>
    public EquatableArray<ValidationModel> Validations { get; init; }

    /// <summary>Whether the type is an <c>IValidatableObject</c>.</summary>
    public bool IsValidatable { get; init; }

    /// <summary>The name of the type in messages.</summary>
    public string DisplayName { get; init; } = "";

    /// <summary>Whether there are rules, its own or inherited ones.</summary>
    public bool HasRules => Rules.Count > 0 || Base is not null || Interfaces.Count > 0;

    /// <summary>Whether the reader has anything to check.</summary>
    public bool IsEmpty => !HasRules && Validations.Count == 0 && !IsValidatable;
}
