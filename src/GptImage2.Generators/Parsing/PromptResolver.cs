using System.Collections.Immutable;
using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;

namespace GptImage2.Generators.Parsing;

/// <summary>Puts the messages that stand in files into the model of a client.</summary>
internal static class PromptResolver
{
    /// <summary>The files that a client names, as they are written.</summary>
    public static IEnumerable<string> FilesOf(ClientModel client)
    {
        foreach (MethodModel method in client.Methods)
        {
            if (method.Files.System is not null)
                yield return method.Files.System;
            if (method.Files.User is not null)
                yield return method.Files.User;
        }
    }

    /// <returns>Null where a file is missing or wrong, which the analyzer reports.</returns>
    public static ClientModel? Resolve(ClientModel client, PromptFiles files)
    {
        if (!FilesOf(client).Any())
            return client;
        var sink = new DiagnosticSink();
        ImmutableArray<MethodModel>.Builder methods = ImmutableArray.CreateBuilder<MethodModel>(client.Methods.Count);
        foreach (MethodModel method in client.Methods)
            methods.Add(Resolve(method, files, new TemplateDiagnostics(sink, null, null, null)));
        return sink.HasErrors ? null : client with { Methods = methods.ToEquatableArray() };
    }

    private static MethodModel Resolve(MethodModel method, PromptFiles files, TemplateDiagnostics blame)
    {
        SystemMessageModel system = SystemMessageModel.None;
        MessagesModel messages = method.Messages;
        if (method.Files.System is { } systemFile && MessageParser.FromFile(systemFile, method.Name, files, blame) is { } systemText)
        {
            var template = new SystemTemplate(systemText, method.Name, blame);
            system = template.Bind(method.Name, method.Files.Arguments, blame);
            template.Complete();
            messages = messages with { System = system.Text, SystemParts = system.Parts };
        }

        if (method.Files.User is { } messageFile && MessageParser.FromFile(messageFile, method.Name, files, blame) is { } message)
            messages = messages with { User = TemplateBinder.User(message, method.Name, method.Files.Arguments, system, blame) };
        return method with { Messages = messages, Files = MessageFilesModel.None };
    }
}
