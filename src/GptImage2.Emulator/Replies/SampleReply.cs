using System.Text.Json.Nodes;
using GptImage2.Emulator.Completions;
using GptImage2.Emulator.Errors;
using GptImage2.Emulator.MalformedReplies;
using GptImage2.Emulator.Options;
using GptImage2.Emulator.Requests;
using GptImage2.Emulator.Samples;

namespace GptImage2.Emulator.Replies;

/// <summary>What the emulator answers when nothing is scripted.</summary>
internal static class SampleReply
{
    public static Completion Make(ChatRequest request, EndpointOptions options)
    {
        long seed = request.Seed ?? options.Seed;
        PromptSchema? schema = FindSchema(request);
        IEnumerable<string> contents = Enumerable.Range(0, request.Choices).Select(i => schema is null ? Unprompted(request) : Document(schema, seed + i));
        return new Completion([.. contents], null, "stop");
    }

    /// <summary>Spoils a completion; members are chosen by the schema of the prompt, if it has one that can be read.</summary>
    public static Completion Spoil(Completion completion, MalformedReply kind, ChatRequest request, EndpointOptions options)
    {
        try
        {
            if (MalformedEnding.Make(kind, completion, request, options) is { } ended)
                return ended;

            PromptSchema? schema = SchemaFinder.TryFind(Texts(request));
            return completion with { Contents = [.. completion.Contents.Select(c => MalformedReplyMaker.Make(kind, c!, schema))] };
        }
        catch (SampleException e)
        {
            throw ErrorResponse.Emulator(e.IsLimit ? StatusCodes.Status400BadRequest : StatusCodes.Status500InternalServerError, $"The emulator cannot make the wrong reply {kind}: {e.Message}").Refuse();
        }
    }

    private static IEnumerable<string> Texts(ChatRequest request) => request.Schema is { } schema
        ? [schema]
        : request.Messages.Where(static m => m.Role is not "assistant").Select(static m => m.Text);

    private static PromptSchema? FindSchema(ChatRequest request)
    {
        try
        {
            return SchemaFinder.Find(Texts(request));
        }
        catch (SampleException e)
        {
            throw NotMade(e).Refuse();
        }
    }

    private static string Document(PromptSchema schema, long seed)
    {
        try
        {
            return SampleMaker.Make(schema, seed);
        }
        catch (SampleException e)
        {
            throw NotMade(e).Refuse();
        }
    }

    private static string Unprompted(ChatRequest request) => request.WantsJson
        ? new JsonObject
        {
            ["emulator"] = $"GptImage2.Emulator {EmulatorVersion.Text}",
            ["note"] = "A sample reply of the emulator, not of a model: the prompt holds no JSON Schema to make one from.",
        }.ToJsonString()
        : "A sample reply of GptImage2.Emulator, not of a model.";

    private static ErrorResponse NotMade(SampleException e) => ErrorResponse.Emulator(
        e.IsLimit ? StatusCodes.Status400BadRequest : StatusCodes.Status500InternalServerError,
        $"The emulator cannot make a sample document for the JSON Schema in the prompt: {e.Message} Script a reply for this request.");
}
