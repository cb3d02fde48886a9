using System.Reflection;

namespace GptImage2.Emulator.Options;

/// <summary>The version of the emulator, as its answers carry it.</summary>
internal static class EmulatorVersion
{
    public static string Text { get; } =
        typeof(EmulatorVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0.0.0";
}
