using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using GptImage2.Text;

namespace GptImage2.Generated;

/// <summary>
/// Notes the rules that an object breaks, and runs its validation attributes and its <see cref="IValidatableObject"/>. One
/// instance serves all objects of a contract. For generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ContractChecks
{
    private readonly string _displayName;
    private readonly Dictionary<string, string> _jsonNames = new(StringComparer.Ordinal);

    /// <summary>Creates the checks of a contract.</summary>
    /// <param name="displayName">The name of the type in messages.</param>
    /// <param name="names">For each member its name in C#, then its name in JSON.</param>
    public ContractChecks(string displayName, params string[] names)
    {
        _displayName = displayName;
        for (int i = 1; i < names.Length; i += 2)
            _jsonNames[names[i - 1]] = names[i];
    }

    /// <summary>Notes that an object breaks a rule.</summary>
    /// <param name="json">The scanner, after the object.</param>
    /// <param name="start">Where the object begins.</param>
    /// <param name="expected">What would fit.</param>
    /// <param name="members">The members, by their names in C#.</param>
    public void Break(ref JsonScanner json, int start, string expected, params string[] members) =>
        json.BreakRule(start, expected, JsonNames(members));

    /// <summary>Notes that an object breaks a rule that is only reported.</summary>
    /// <param name="json">The scanner, after the object.</param>
    /// <param name="start">Where the object begins.</param>
    /// <param name="expected">What would fit.</param>
    /// <param name="members">The members, by their names in C#.</param>
    public void Report(ref JsonScanner json, int start, string expected, params string[] members) =>
        json.Warn(start, expected, JsonNames(members));

    /// <summary>Runs a validation attribute of a member.</summary>
    /// <param name="json">The scanner, after the object.</param>
    /// <param name="start">Where the object begins.</param>
    /// <param name="instance">The object.</param>
    /// <param name="value">The value of the member.</param>
    /// <param name="member">The name of the member in C#.</param>
    /// <param name="displayName">The name of the member in messages.</param>
    /// <param name="attribute">The attribute.</param>
    public void ValidateMember(ref JsonScanner json, int start, object instance, object? value, string member, string displayName, ValidationAttribute attribute)
    {
        ValidationContext context = Context(instance, displayName);
        context.MemberName = member;
        if (attribute.GetValidationResult(value, context) is { } result)
            Break(ref json, start, result, member);
    }

    /// <summary>Runs a validation attribute of the type.</summary>
    /// <param name="json">The scanner, after the object.</param>
    /// <param name="start">Where the object begins.</param>
    /// <param name="instance">The object.</param>
    /// <param name="attribute">The attribute.</param>
    public void ValidateType(ref JsonScanner json, int start, object instance, ValidationAttribute attribute)
    {
        if (attribute.GetValidationResult(instance, Context(instance, _displayName)) is { } result)
            Break(ref json, start, result, null);
    }

    /// <summary>Lets an object validate itself.</summary>
    /// <param name="json">The scanner, after the object.</param>
    /// <param name="start">Where the object begins.</param>
    /// <param name="instance">The object.</param>
    public void Validate(ref JsonScanner json, int start, IValidatableObject instance)
    {
        foreach (ValidationResult? result in instance.Validate(Context(instance, _displayName)))
        {
            if (result is not null && result != ValidationResult.Success)
                Break(ref json, start, result, null);
        }
    }

    // The other constructors look for the display name by reflection.
    private static ValidationContext Context(object instance, string displayName) => new(instance, displayName, null, null);

    private void Break(ref JsonScanner json, int start, ValidationResult result, string? member)
    {
        string[] members = JsonNames(result.MemberNames);
        if (members.Length == 0 && member is not null)
            members = JsonNames([member]);
        json.BreakRule(start, Expected(result.ErrorMessage), members);
    }

    private static string Expected(string? message) =>
        string.IsNullOrWhiteSpace(message) ? "a valid value" : $"a valid value ({ShownText.Message(message)})";

    // A name that is not one of a member leads nowhere in the reply.
    private string[] JsonNames(IEnumerable<string> members) =>
        [.. members.Select(member => member is null ? null : _jsonNames.GetValueOrDefault(member)).OfType<string>().Distinct(StringComparer.Ordinal)];
}
