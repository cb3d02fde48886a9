using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace GptImage2.AspNetCore.Health;

/// <summary>Checks whether a client can make calls, without making one.</summary>
internal sealed class ClientHealthCheck(IServiceProvider services, string clientName, GptImage2HealthCheckOptions settings) : IHealthCheck
{
    // A limit is spent when less is left than the shortest prompt and reply cost.
    private static readonly TokenUsage SmallestCall = new(50, 10);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        HealthStatus failure = context.Registration.FailureStatus;
        GptImage2Client? client;
        try
        {
            client = clientName.Length == 0 ? services.GetService<GptImage2Client>() : services.GetKeyedService<GptImage2Client>(clientName);
        }
        catch (OptionsValidationException e)
        {
            // These messages name options, and never have a value.
            return new HealthCheckResult(failure, e.Message);
        }

        if (client is null)
            return new HealthCheckResult(failure, clientName.Length == 0 ? "No client is registered. Call AddGptImage2." : $"No client '{clientName}' is registered. Call AddGptImage2 with this name.");
        GptImage2Options options;
        try
        {
            options = services.GetRequiredService<IOptionsMonitor<GptImage2Options>>().Get(clientName);
        }
        catch (OptionsValidationException e)
        {
            return HealthCheckResult.Degraded($"The configuration was changed and has a mistake. The client uses the options from before. {e.Message}");
        }

        if (settings.AsksEndpoint && await new ModelProbe(options, client.Credential, settings.Timeout).FindProblemAsync(cancellationToken).ConfigureAwait(false) is { } problem)
            return new HealthCheckResult(problem.IsTemporary ? HealthStatus.Degraded : failure, problem.Text);
        if (SpentLimit(client.Budget, options.Price.CostOf(SmallestCall) ?? 0) is { } spent)
            return HealthCheckResult.Degraded(spent);
        return client.PauseLeft is { } pause && pause > TimeSpan.Zero
            ? HealthCheckResult.Degraded(string.Create(CultureInfo.InvariantCulture, $"The endpoint asked to wait for another {Math.Ceiling(pause.TotalSeconds)} seconds."))
            : HealthCheckResult.Healthy();
    }

    // What is unsettled stays reserved until it is settled or released.
    private static string? SpentLimit(Budget budget, decimal least)
    {
        BudgetLimits limits = budget.Limits;
        decimal held = budget.Unsettled.Sum(static charge => charge.Amount);
        return limits.Total - budget.Spent - held < least ? "The limit of cost is spent."
            : limits.PerMonth - budget.SpentThisMonth < least ? "The limit of cost of this month is spent."
            : limits.PerDay - budget.SpentToday < least ? "The limit of cost of this day is spent."
            : null;
    }
}
