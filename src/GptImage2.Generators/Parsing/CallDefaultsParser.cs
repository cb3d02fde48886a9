using System.Collections.Immutable;
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
    /// <summary>The settings of an interface or a method.</summary>
    /// <param name="owner">The interface or the method.</param>
    /// <param name="outer">The settings of the interface of a method, for what the method does not set.</param>
    /// <param name="sink">Where mistakes are reported.</param>
    public static CallDefaultsModel Parse(ISymbol owner, CallDefaultsModel outer, DiagnosticSink sink)
    {
        if (owner.FindAttribute(SymbolNames.Product, "CallDefaultsAttribute") is not { } attribute)
            return outer;
        var values = outer.Settings.ToDictionary(static setting => setting.Name, static setting => setting.Expression);
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (CallSetting.Find(argument.Key) is not { } setting)
                continue;
            if (setting.Expression(argument.Value) is { } expression)
                values[setting.Name] = values.TryGetValue(setting.Name, out string? before) ? setting.Join(before, expression) : expression;
            else
                CallDefaultOutOfRange.Report(owner, attribute, setting.Name, setting.Range, sink);
        }

        if (sink.IsRead)
            UnsupportedSetting.CheckDefaults(owner, attribute, sink);
        ImmutableArray<CallSettingModel>.Builder settings = ImmutableArray.CreateBuilder<CallSettingModel>(values.Count);
        foreach (CallSetting setting in CallSetting.All)
        {
            if (values.TryGetValue(setting.Name, out string? expression))
                settings.Add(new CallSettingModel(setting.Name, expression));
        }

        return new CallDefaultsModel(settings.ToEquatableArray());
    }
}
