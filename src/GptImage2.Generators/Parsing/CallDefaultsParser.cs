using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;
using GptImage2.Generators.Rules;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Parsing;

/// <summary>Parses <c>[CallDefaults]</c> of an interface or a method.</summary>
internal static class CallDefaultsParser
{
    private static readonly string[] Leniencies = ["Strict", "Certain", "Lossy"];
    private static readonly string[] CorrectionImages = ["Auto", "Always", "Never"];

    public static CallDefaultsModel Parse(ISymbol owner, DiagnosticSink sink)
    {
        if (owner.FindAttribute(SymbolNames.Product, "CallDefaultsAttribute") is not { } attribute)
            return CallDefaultsModel.None;
        CallDefaultsModel defaults = CallDefaultsModel.None;
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            defaults = argument switch
            {
                { Key: "Leniency", Value.Value: int level and >= 0 and <= 2 } => defaults with { Leniency = "global::GptImage2.Leniency." + Leniencies[level] },
                { Key: "MaxCorrections", Value.Value: int corrections and >= 0 and <= 5 } => defaults with { MaxCorrections = corrections.Invariant() },
                { Key: "CorrectionImages", Value.Value: int images and >= 0 and <= 2 } => defaults with { CorrectionImages = "global::GptImage2.CorrectionImages." + CorrectionImages[images] },
                { Key: "MaxOutputTokens", Value.Value: int tokens and >= 1 } => defaults with { MaxOutputTokens = tokens.Invariant() },
                { Key: "MaxCost", Value.Value: double dollars and >= 0.000_001 and <= 1_000_000 } => defaults with { MaxCost = ((decimal)dollars).Invariant() + "M" },
                _ => Refuse(defaults, owner, attribute, argument, sink),
            };
        }

        if (sink.IsRead)
            UnsupportedSetting.CheckDefaults(owner, attribute, sink);
        return defaults;
    }

    private static CallDefaultsModel Refuse(CallDefaultsModel defaults, ISymbol owner, AttributeData attribute, KeyValuePair<string, TypedConstant> argument, DiagnosticSink sink)
    {
        CallDefaultOutOfRange.Report(owner, attribute, argument.Key, sink);
        return defaults;
    }
}
