namespace GptImage2.Generators.Model;

/// <summary>How the value of a member gets into the object.</summary>
internal enum MemberBinding
{
    /// <summary>As the argument of a constructor.</summary>
    Constructor,

    /// <summary>In the object initializer, whether it stood in the reply or not.</summary>
    Initializer,

    /// <summary>By its setter afterwards, and only if it stood in the reply: what the type sets itself stays otherwise.</summary>
    Setter,

    /// <summary>As <see cref="Setter"/>, through an init accessor, which C# does not call outside of initializers.</summary>
    InitAccessor,

    /// <summary>As <see cref="InitAccessor"/>, by a copy of the record: accessors of generic types cannot be reached otherwise.</summary>
    With,
}
