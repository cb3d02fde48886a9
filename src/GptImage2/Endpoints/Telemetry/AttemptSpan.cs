using System.Diagnostics;
using GptImage2.Results;

namespace GptImage2.Endpoints.Telemetry;

/// <summary>The span of one attempt: one request that is sent, and its answer.</summary>
internal static class AttemptSpan
{
    public static Activity? Start(int attempt, CallAccount account)
    {
        if (!Instruments.Source.HasListeners())
            return null;
        Activity? activity = Instruments.Source.StartActivity("attempt");
        if (activity is not { IsAllDataRequested: true })
            return activity;
        activity.SetTag("gptimage2.attempt", attempt);
        activity.SetTag("gptimage2.exchange", account.Earlier.Count + 1);
        activity.SetTag("gptimage2.exchange.kind", account.Kind.ToString());
        return activity;
    }

    public static void End(Activity activity, int? status, string? requestId)
    {
        activity.SetTag("http.response.status_code", status);
        activity.SetTag("gptimage2.request.id", requestId);
        if (status is not >= 400)
            return;
        activity.SetTag("error.type", status.Value.ToString(System.Globalization.CultureInfo.InvariantCulture));
        activity.SetStatus(ActivityStatusCode.Error);
    }

    public static void Fail(Activity activity, Exception exception)
    {
        activity.SetTag("error.type", exception.GetBaseException().GetType().FullName);
        activity.SetStatus(ActivityStatusCode.Error);
    }
}
