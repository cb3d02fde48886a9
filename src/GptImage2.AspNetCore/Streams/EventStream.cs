using System.Text.Json;
using GptImage2.AspNetCore.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace GptImage2.AspNetCore.Streams;

/// <summary>Sends what a call streams as server-sent events.</summary>
internal static class EventStream
{
    private const string LastEventId = "Last-Event-ID";

    /// <summary>Sends every item, and at the end one event that says how the stream ended.</summary>
    /// <param name="context">The request.</param>
    /// <param name="items">The items; the call is made here.</param>
    /// <param name="options">What is shown.</param>
    /// <param name="nameOf">The name of the event of an item.</param>
    /// <param name="write">Writes an item as JSON.</param>
    public static async Task SendAsync<T>(HttpContext context, IAsyncEnumerable<T> items, EventStreamOptions options, Func<T, string> nameOf, Action<Utf8JsonWriter, T> write)
    {
        // An EventSource connects again by itself after the end. A second call would be paid again; 204 stops it.
        if (context.Request.Headers.ContainsKey(LastEventId))
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        CancellationToken left = context.RequestAborted;
        var events = new EventWriter(context);
        int count = 0;
        try
        {
            IAsyncEnumerator<T> enumerator = items.GetAsyncEnumerator(left);
            await using (enumerator.ConfigureAwait(false))
            {
                while (await NextAsync(context, enumerator, events, options).ConfigureAwait(false))
                {
                    T item = enumerator.Current;
                    await events.SendAsync(nameOf(item), json => write(json, item), left).ConfigureAwait(false);
                    count++;
                }
            }
        }
        catch (Exception e) when (events.HasBegun && !left.IsCancellationRequested)
        {
            await events.SendAsync(EventNames.Error, json => WriteProblem(json, context, e), left).ConfigureAwait(false);
            // The runtime has logged its own exceptions. Others are for the server, which logs them and cuts the connection.
            if (e is GptImage2Exception)
                return;
            throw;
        }

        await events.SendAsync(EventNames.End, json => WriteEnd(json, count, items as JsonModeStream<T>, options), left).ConfigureAwait(false);
    }

    // Sends comments while the next item takes its time.
    private static async Task<bool> NextAsync<T>(HttpContext context, IAsyncEnumerator<T> enumerator, EventWriter events, EventStreamOptions options)
    {
        ValueTask<bool> pending = enumerator.MoveNextAsync();
        if (pending.IsCompleted || options.Heartbeat == Timeout.InfiniteTimeSpan || !(events.HasBegun || options.BeginWithHeartbeat))
            return await pending.ConfigureAwait(false);
        Task<bool> next = pending.AsTask();
        TimeProvider clock = context.RequestServices.GetService<TimeProvider>() ?? TimeProvider.System;
        while (!await IsOverAsync(next, options.Heartbeat, clock).ConfigureAwait(false))
        {
            try
            {
                await events.SendCommentAsync(context.RequestAborted).ConfigureAwait(false);
            }
            catch
            {
                // An enumerator must not be disposed while it moves.
                await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                throw;
            }
        }

        return await next.ConfigureAwait(false);
    }

    private static async Task<bool> IsOverAsync(Task next, TimeSpan wait, TimeProvider clock)
    {
        using var over = new CancellationTokenSource();
        Task first = await Task.WhenAny(next, Task.Delay(wait, clock, over.Token)).ConfigureAwait(false);
        await over.CancelAsync().ConfigureAwait(false);
        return first == next;
    }

    private static void WriteEnd<T>(Utf8JsonWriter json, int count, JsonModeStream<T>? stream, EventStreamOptions options)
    {
        json.WriteStartObject();
        json.WriteNumber("items"u8, count);
        if (options.ShowUsage && stream?.Usage is { } usage)
        {
            json.WriteNumber("inputTokens"u8, usage.InputTokens);
            json.WriteNumber("outputTokens"u8, usage.OutputTokens);
        }

        if (options.ShowCost && stream?.Cost is { } cost)
            json.WriteNumber("cost"u8, cost);
        json.WriteEndObject();
    }

    private static void WriteProblem(Utf8JsonWriter json, HttpContext context, Exception exception)
    {
        GptImage2ProblemOptions options = context.RequestServices.GetService<IOptions<GptImage2ProblemOptions>>()?.Value ?? new GptImage2ProblemOptions();
        (ProblemOf.Exception(exception) ?? Problem.Internal).WriteTo(json, exception, options);
    }
}
