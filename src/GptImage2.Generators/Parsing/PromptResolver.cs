using System.Collections.Immutable;
using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;

namespace GptImage2.Generators.Parsing;

/// <summary>Adds the messages from files to the model of a client.</summary>
internal static class PromptResolver
{
    /// <summary>The paths of the files that a client names, as in the source.</summary>
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

    /// <returns>A stub if a file is missing or has a mistake, which the analyzer reports.</returns>
    public static ClientModel Resolve(ClientModel client, PromptFiles files)
    {
        if (!FilesOf(client).Any())
            return client;
        var sink = new DiagnosticSink();
        ImmutableArray<MethodModel>.Builder methods = ImmutableArray.CreateBuilder<MethodModel>(client.Methods.Count);
        foreach (MethodModel method in client.Methods)
            methods.Add(Resolve(method, files, new TemplateDiagnostics(sink, null, null, null)));
        return sink.HasErrors ? ClientModel.Stub(client.Declaration, client.Name) : client with { Methods = methods.ToEquatableArray() };
    }

    private static MethodModel Resolve(MethodModel method, PromptFiles files, TemplateDiagnostics diagnostics)
    {
        var system = new SystemMessageModel(method.Messages.System, method.Messages.SystemParts, IsWhole: true);
        MessagesModel messages = method.Messages;
        if (method.Files.System is { } systemFile && MessageParser.FromFile(systemFile, method.Name, files, diagnostics) is { } systemText)
        {
            var template = new SystemTemplate(systemText, method.Name, diagnostics);
            system = template.Bind(method.Name, method.Files.Arguments, diagnostics);
            template.Complete();
            messages = messages with { System = system.Text, SystemParts = system.Parts };
        }

        if (method.Files.User is { } messageFile && MessageParser.FromFile(messageFile, method.Name, files, diagnostics) is { } message)
            messages = messages with { User = TemplateBinder.User(message, method.Name, method.Files.Arguments, system, diagnostics) };
        return method with { Messages = messages, Files = MessageFilesModel.None };
    }
}
