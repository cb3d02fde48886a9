using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Parsing;

/// <summary>Parses <c>[CallDefaults]</c> of an interface or a method.</summary>
internal static class CallDefaultsParser
{
    // What the model writes at most; GptImage2Model has it at run time.
    private const int MostOutputTokens = 128_000;

    private static readonly string[] Leniencies = ["Strict", "Certain", "Lossy"];

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
                { Key: "MaxOutputTokens", Value.Value: int tokens and >= 1 } => defaults with { MaxOutputTokens = tokens.Invariant() },
                { Key: "MaxCost", Value.Value: double dollars and >= 0.000_001 and <= 1_000_000 } => defaults with { MaxCost = ((decimal)dollars).Invariant() + "M" },
                _ => Refuse(defaults, owner, attribute, argument, sink),
            };
        }

        if (sink.IsRead)
            ReportTooLong(owner, attribute, sink);
        return defaults;
    }

    private static void ReportTooLong(ISymbol owner, AttributeData attribute, DiagnosticSink sink)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (argument is { Key: "MaxOutputTokens", Value.Value: int tokens and > MostOutputTokens })
                sink.ReportArgument(DiagnosticRules.SettingNotTaken, owner, attribute, argument.Key, $"MaxOutputTokens = {tokens.Invariant()}", owner.Name, "is refused: a reply has 128,000 tokens at most");
        }
    }

    private static CallDefaultsModel Refuse(CallDefaultsModel defaults, ISymbol owner, AttributeData attribute, KeyValuePair<string, TypedConstant> argument, DiagnosticSink sink)
    {
        string range = argument.Key switch
        {
            "MaxCorrections" => "a number from 0 to 5",
            "MaxOutputTokens" => "a number of at least 1",
            "MaxCost" => "a number of US dollars from 0.000001 to 1000000",
            _ => "one of the names of the enum",
        };
        sink.Report(DiagnosticRules.CallDefaultOutOfRange, owner, attribute, argument.Key, owner.Name, range);
        return defaults;
    }
}
