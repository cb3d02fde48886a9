using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GptImage2.Generators.Tests.Infrastructure;

/// <summary>A program that was compiled with its generated code, and whose code runs.</summary>
internal static class RunningProgram
{
    /// <summary>Asserts that nothing is reported as an error, and returns what an expression gives.</summary>
    /// <param name="expression">An expression of type string.</param>
    /// <param name="source">The types that it uses.</param>
    public static string Run(string expression, string source) => Run(expression, Sources.Compile(Sources.File(source)));

    public static string Run(string expression, CSharpCompilation types, params byte[][] references)
    {
        string program = Sources.File($"public static class Program {{ public static string Run() => {expression}; }}");
        var run = GeneratorRun.Unchecked(types.AddSyntaxTrees(CSharpSyntaxTree.ParseText(program, (CSharpParseOptions)types.SyntaxTrees[0].Options)));
        Assert.Equal([], Errors(run.Output));
        var context = new AssemblyLoadContext("program", isCollectible: true);
        foreach (byte[] reference in references)
            context.LoadFromStream(new MemoryStream(reference));
        MethodInfo method = context.LoadFromStream(new MemoryStream(Image(run.Output))).GetType("Program")!.GetMethod("Run")!;
        try
        {
            return (string)method.Invoke(null, BindingFlags.DoNotWrapExceptions, null, null, null)!;
        }
        catch (ContractViolationException exception)
        {
            return string.Join("\n", exception.Violations);
        }
        finally
        {
            context.Unload();
        }
    }

    public static byte[] Image(CSharpCompilation output)
    {
        using var image = new MemoryStream();
        Assert.True(output.Emit(image).Success);
        return image.ToArray();
    }

    /// <summary>The errors of the compiler, those in generated code with their line.</summary>
    public static IEnumerable<string> Errors(CSharpCompilation output) => output.GetDiagnostics()
        .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
        .Select(diagnostic => $"{diagnostic} {diagnostic.Location.SourceTree?.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line]}");
}
