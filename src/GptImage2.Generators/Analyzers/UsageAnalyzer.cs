using System.Collections.Immutable;
using GptImage2.Generators.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GptImage2.Generators.Analyzers;

/// <summary>
/// Reports mistakes in code that uses contracts and clients. It decides by names what is worth binding, so code that uses neither
/// costs almost nothing.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UsageAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = AllRules.OfUsage;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName("GptImage2.ImageInput") is null)
                return;
            var names = new ClientMethodNames(start.Compilation);
            start.RegisterSyntaxNodeAction(invocation => CheckInvocation(invocation, names), SyntaxKind.InvocationExpression);
            start.RegisterSyntaxNodeAction(static creation => KeyInCode.CheckCreation(creation, (BaseObjectCreationExpressionSyntax)creation.Node), SyntaxKind.ObjectCreationExpression, SyntaxKind.ImplicitObjectCreationExpression);
            start.RegisterSyntaxNodeAction(static assignment => KeyInCode.CheckAssignment(assignment, (AssignmentExpressionSyntax)assignment.Node), SyntaxKind.SimpleAssignmentExpression);
            start.RegisterSyntaxNodeAction(static name => TypeIsNotClient.Check(name, (GenericNameSyntax)name.Node), SyntaxKind.GenericName);
            start.RegisterSyntaxNodeAction(static statement => CatchWithoutEffect.Check(statement, (TryStatementSyntax)statement.Node), SyntaxKind.TryStatement);
        });
    }

    private static void CheckInvocation(SyntaxNodeAnalysisContext context, ClientMethodNames names)
    {
        var invocation = (InvocationExpressionSyntax)context.Node;
        if (UsedCode.NameOf(invocation.Expression) is not { } name)
            return;
        FileIsNotImage.Check(context, invocation, name);
        SerializerOnContract.Check(context, invocation, name);
        if (!UsedCode.MayBeDropped(invocation))
            return;
        DroppedImage.Check(context, invocation, name);
        if (names.Has(name))
            CallNotAwaited.Check(context, invocation);
    }
}
