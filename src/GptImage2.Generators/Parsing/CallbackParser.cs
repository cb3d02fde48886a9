using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Model;
using GptImage2.Generators.Rules;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Parsing;

/// <summary>Finds the interfaces of System.Text.Json by which an object learns that it is read or written.</summary>
internal static class CallbackParser
{
    public static SerializationCallbacks Parse(INamedTypeSymbol type, DiagnosticSink sink)
    {
        SerializationCallbacks callbacks = SerializationCallbacks.None;
        foreach (INamedTypeSymbol implemented in type.AllInterfaces)
        {
            if (!implemented.Name.StartsWith("IJsonOn", StringComparison.Ordinal) || !implemented.Is(SymbolNames.Serialization, implemented.Name))
                continue;
            switch (implemented.Name)
            {
                case "IJsonOnDeserializing":
                    UncalledInterface.Report(type, implemented, sink);
                    break;
                case "IJsonOnDeserialized":
                    callbacks |= SerializationCallbacks.OnDeserialized;
                    break;
                case "IJsonOnSerializing":
                    callbacks |= SerializationCallbacks.OnSerializing;
                    break;
                case "IJsonOnSerialized":
                    callbacks |= SerializationCallbacks.OnSerialized;
                    break;
            }
        }

        return callbacks;
    }
}
