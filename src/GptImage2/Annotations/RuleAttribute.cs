namespace GptImage2;

/// <summary>
/// A rule over several members of a contract: a <see cref="bool"/> property, or a method without parameters that returns
/// one. Its text is sent to the model. It is evaluated once an object is read and its members fit; <see langword="false"/>
/// is a violation of each named member.
/// </summary>
/// <example>
/// <code>
/// [Rule("The amounts of the lines add up to the total.", nameof(Lines), nameof(Total))]
/// private bool AddsUp => Lines.Sum(line => line.Amount) == Total;
/// </code>
/// </example>
/// <param name="text">The rule, as a sentence for the model.</param>
/// <param name="members">The members that the rule compares, by their names in C#: those that a correction may change.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Method)]
public sealed class RuleAttribute(string text, params string[] members) : Attribute
{
    /// <summary>The rule, as a sentence for the model.</summary>
    public string Text { get; } = text;

    /// <summary>The members that the rule compares, by their names in C#.</summary>
    public IReadOnlyList<string> Members { get; } = members;

    /// <summary>What happens to a reply that breaks the rule.</summary>
    public RuleEffect Effect { get; set; }
}
