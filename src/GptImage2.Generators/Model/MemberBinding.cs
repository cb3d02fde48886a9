namespace GptImage2.Generators.Model;

/// <summary>How the value of a member is set in the object.</summary>
internal enum MemberBinding
{
    /// <summary>As the argument of a constructor.</summary>
    Constructor,

    /// <summary>In the object initializer, even if the reply does not contain it.</summary>
    Initializer,

    /// <summary>
    /// By its setter after the construction, only if the reply contains it. Otherwise the value that the type sets is
    /// kept.
    /// </summary>
    Setter,

    /// <summary>
    /// As <see cref="Setter"/>, but by <c>[UnsafeAccessor]</c>: C# code cannot call an init accessor outside of initializers, or
    /// a member that is not accessible.
    /// </summary>
    InitAccessor,

    /// <summary>
    /// As <see cref="Setter"/>, but the collection that the type creates gets the items, because it has no accessor.
    /// </summary>
    Filled,

    /// <summary>
    /// As <see cref="InitAccessor"/>, but by a copy of the record: the reader of a generic contract is generated outside of it.
    /// </summary>
    With,
}
