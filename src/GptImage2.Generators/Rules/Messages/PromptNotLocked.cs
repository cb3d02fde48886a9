using System.Collections.Immutable;
using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rules;

/// <summary>GI2014: a prompt differs from the lock file.</summary>
internal static class PromptNotLocked
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Warning(
        "GI2014",
        "The prompt differs from the lock file",
        "The prompt of '{0}' {1}; if this is intended, run 'dotnet build -t:GptImage2UpdatePrompts' and check in {2}");

    /// <param name="prompt">The method or the interface.</param>
    /// <param name="problem">What differs.</param>
    /// <param name="lockFile">The name of the lock file.</param>
    /// <param name="location">Where it is reported.</param>
    /// <param name="replaced">The section of the lock file, for a code fix.</param>
    /// <param name="section">The new section, for a code fix.</param>
    public static Diagnostic Create(string prompt, string problem, string lockFile, Location location, Location replaced, string section) => Diagnostic.Create(
        Descriptor,
        location,
        [replaced],
        ImmutableDictionary<string, string?>.Empty.Add(ReportingSink.Suggestion, section),
        prompt,
        problem,
        lockFile);
}
