namespace GptImage2;

/// <summary>
/// Names a static member that holds examples of the method: an <see cref="Example{T}"/> of its result, or a sequence of
/// them. They are sent before the user message, as earlier calls that the model answered correctly.
/// </summary>
/// <remarks>
/// The member is a property, a field or a method without parameters. It is read once, at the first call of the method.
/// Examples of several attributes are sent in the order of the attributes.
/// </remarks>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class ExampleAttribute : Attribute
{
    /// <summary>Names a member of the interface, or of a type around it.</summary>
    /// <param name="member">The name of the member; use <c>nameof</c>.</param>
    public ExampleAttribute(string member) => Member = member;

    /// <summary>Names a member of another type.</summary>
    /// <param name="type">The type that has the member.</param>
    /// <param name="member">The name of the member; use <c>nameof</c>.</param>
    public ExampleAttribute(Type type, string member)
    {
        Type = type;
        Member = member;
    }

    /// <summary>The type that has the member; null for the interface and the types around it.</summary>
    public Type? Type { get; }

    /// <summary>The name of the member.</summary>
    public string Member { get; }
}
