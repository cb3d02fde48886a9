using System.Globalization;
using GptImage2.Benchmarks.Quick;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is ["quick", .. var rest])
{
    double seconds = rest is [var text] ? double.Parse(text, CultureInfo.InvariantCulture) : 12;
    new QuickRun(TimeSpan.FromSeconds(seconds / 3), TimeSpan.FromSeconds(seconds)).Run();
#if JIT
    GptImage2.Benchmarks.Generators.GeneratorRun.Print([1, 10, 100]);
#endif
    return 0;
}

if (args is ["conformance", { } verdicts])
    return GptImage2.Benchmarks.Conformance.ConformanceRun.Print(verdicts) == 0 ? 0 : 1;

#if JIT
if (args is ["tokens"])
{
    await GptImage2.Benchmarks.Tokens.PromptTexts.PrintAsync();
    return 0;
}

if (args is ["calls", .. var callArguments])
{
    await GptImage2.Benchmarks.Calls.CallsRun.RunAsync(callArguments);
    return 0;
}

if (args is ["jobs", .. var jobArguments])
{
    await GptImage2.Benchmarks.Jobs.JobsRun.RunAsync(jobArguments);
    return 0;
}

if (args is ["cluster", .. var clusterArguments])
{
    await GptImage2.Benchmarks.Cluster.ClusterRun.RunAsync(clusterArguments);
    return 0;
}

if (args is ["emulator"])
{
    await GptImage2.Benchmarks.Emulator.EmulatorRun.PrintAsync();
    return 0;
}

if (args is ["generators", "analyzers"])
{
    await GptImage2.Benchmarks.Generators.AnalyzerRun.PrintAsync();
    return 0;
}

if (args is ["generators"])
{
    GptImage2.Benchmarks.Generators.GeneratorRun.Print([1, 10, 100, 1000]);
    await GptImage2.Benchmarks.Generators.AnalyzerRun.PrintAsync();
    return 0;
}

BenchmarkDotNet.Running.BenchmarkSwitcher.FromAssembly(typeof(QuickRun).Assembly).Run(args);
return 0;
#else
Console.Error.WriteLine("usage: quick [seconds for each payload] | conformance <file of verdicts>");
return 1;
#endif
