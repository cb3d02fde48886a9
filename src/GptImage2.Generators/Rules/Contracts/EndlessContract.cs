using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Model;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rules;

/// <summary>GI3013: every value of a contract would have to hold another one.</summary>
internal static class EndlessContract
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Error(
        "GI3013",
        "The contract has no finite value",
        "A value of '{0}' would never end, because it must hold another one ({1}): make a member of this chain nullable, or let a list in it be empty");

    /// <param name="type">The contract.</param>
    /// <param name="shape">Its shape.</param>
    /// <param name="recursion">What is known about the contracts of the compilation.</param>
    /// <param name="shapeOf">The shapes of the contracts that it reaches, by their C# types.</param>
    /// <param name="sink">Where it is reported.</param>
    public static void Check(INamedTypeSymbol type, ContractShape shape, RequiredRecursion recursion, Func<string, ContractShape?> shapeOf, DiagnosticSink sink)
    {
        if (recursion.Find(shape, shapeOf, out MemberModel? member) is not { } way)
            return;
        string name = member?.Name.TrimStart('@') ?? "";
        ISymbol at = type.GetMembers(name).FirstOrDefault() ?? type;

        // Without nullable annotations it is not known which members may be null, so no contract is certainly endless.
        if (at is IPropertySymbol { NullableAnnotation: NullableAnnotation.None, Type.IsValueType: false })
            return;
        sink.Report(Descriptor, at, type.Display(), way);
    }
}
