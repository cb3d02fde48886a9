namespace GptImage2;

/// <summary>
/// Names a static member that holds examples of the method: an <see cref="Example{T}"/> of its result, or a sequence of
/// them. The model is shown them before the user message, as calls that it has answered well.
/// </summary>
/// <remarks>
/// The member is a property, a field or a method without parameters. It is read once, at the first call of the method.
/// Several attributes follow each other in the order in which they stand.
/// </remarks>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class ExampleAttribute : Attribute
{
    /// <summary>Names a member of the interface, or of a type around it.</summary>
    /// <param name="member">The name of the member; best written with <c>nameof</c>.</param>
    public ExampleAttribute(string member) => Member = member;

    /// <summary>Names a member of another type.</summary>
    /// <param name="type">The type that has the member.</param>
    /// <param name="member">The name of the member; best written with <c>nameof</c>.</param>
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
