using System.Globalization;
using GptImage2.Benchmarks.Quick;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is ["quick", .. var rest])
{
    double seconds = rest is [var text] ? double.Parse(text, CultureInfo.InvariantCulture) : 12;
    new QuickRun(TimeSpan.FromSeconds(seconds / 3), TimeSpan.FromSeconds(seconds)).Run();
    return 0;
}

#if JIT
BenchmarkDotNet.Running.BenchmarkSwitcher.FromAssembly(typeof(QuickRun).Assembly).Run(args);
return 0;
#else
Console.Error.WriteLine("usage: quick [seconds for each payload]");
return 1;
#endif
