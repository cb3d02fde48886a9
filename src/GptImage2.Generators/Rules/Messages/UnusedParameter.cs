using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rules;

/// <summary>GI2002: a parameter is not used in the message.</summary>
internal static class UnusedParameter
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Warning(
        "GI2002",
        "The parameter is not used",
        "Parameter '{0}' is not used in the message of '{1}'{2}: {3}");

    private const string Token = "take a CancellationToken";

    /// <param name="parameter">The parameter that no placeholder names.</param>
    /// <param name="method">Its method.</param>
    /// <param name="text">The text parts of the message.</param>
    /// <param name="hasTextForm">Whether a template can name it.</param>
    /// <param name="diagnostics">Where it is reported.</param>
    public static void Report(string parameter, string method, IEnumerable<string> text, bool hasTextForm, TemplateDiagnostics diagnostics)
    {
        IParameterSymbol? symbol = diagnostics.Parameter(parameter);
        if (symbol is not null && UnsupportedSetting.ReportParameter(symbol, method, diagnostics.Sink))
            return;
        string? escaped = symbol is null ? null : Escaped(parameter, text);
        diagnostics.ReportParameter(Descriptor, parameter, escaped, parameter, method, escaped is null ? "" : $", where '{escaped}' is text", (symbol is null ? null : Remedy(symbol, hasTextForm)) ?? $"name it in the template as '{{{parameter}}}', or remove it");
    }

    /// <summary>What to do about a parameter that no placeholder should name; null where one should.</summary>
    public static string? Remedy(IParameterSymbol parameter, bool hasTextForm)
    {
        ITypeSymbol type = parameter.Type;
        if (type.Is("System.Threading", "CancellationTokenSource") || (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [{ } inner] } && inner.Is("System.Threading", "CancellationToken")))
            return Token;
        if (type.Is(SymbolNames.Product, "ImageDetail"))
            return "remove it; ImageInput.WithDetail(…) says how closely the model looks";
        if (!hasTextForm)
            return "its type cannot stand in a message, so remove it";
        bool hasImage = (parameter.ContainingSymbol as IMethodSymbol)?.Parameters.Any(static other => PictureWords.IsImage(other.Type)) == true;
        return !hasImage && PictureWords.IsTextual(type) && PictureWords.NamePicture(parameter.Name) ? PictureWords.Alternative(parameter) : null;
    }

    // Other template languages use doubled braces for a placeholder; here doubled braces are text.
    private static string? Escaped(string parameter, IEnumerable<string> text)
    {
        string[] forms = [$"{{{parameter}}}", $"{{${parameter}}}", $"{{ {parameter} }}", $"{{ ${parameter} }}"];
        return forms.Where(form => text.Any(run => run.Contains(form))).Select(static form => $"{{{form}}}").FirstOrDefault();
    }
}
