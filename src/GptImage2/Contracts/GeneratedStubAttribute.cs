using System.ComponentModel;

namespace GptImage2.Generated;

/// <summary>
/// Marks a generated part whose members throw, because the type has an error. The generator writes it, so that the code that
/// uses the type compiles and only the error itself is reported.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface, Inherited = false)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class GeneratedStubAttribute : Attribute;
