namespace GptImage2.Emulator.Samples;

/// <summary>Says why no sample can be made.</summary>
internal sealed class SampleException(string message) : Exception(message);
