using GptImage2.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rules;

/// <summary>GI2007: a message is empty.</summary>
internal static class EmptyMessage
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Error(
        "GI2007",
        "The message is empty",
        "The {0} message of '{1}' is empty{2}: write in it what the model is asked");

    /// <summary>The text that a code fix writes for the author to replace.</summary>
    public const string ToDo = "TODO";

    public static void ReportSystem(string owner, string file, TemplateDiagnostics diagnostics) => diagnostics.Report(Descriptor, "system", owner, file);

    public static void ReportUser(string method, string file, TemplateDiagnostics diagnostics) => diagnostics.Report(Descriptor, "user", method, file);

    public static void ReportToDo(string method, string file, TemplateDiagnostics diagnostics) =>
        diagnostics.Report(Descriptor, "user", method, $"{file}, because {ToDo} is no question");
}
