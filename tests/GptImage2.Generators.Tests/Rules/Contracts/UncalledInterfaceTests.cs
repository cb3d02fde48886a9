using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI3041: a contract implements an interface of a serializer whose method is never called.</summary>
public sealed class UncalledInterfaceTests
{
    [Fact]
    public async Task Reports_a_method_that_would_run_before_values_are_set() => Assert.Equal(
        ["'T' implements IJsonOnDeserializing, but its method is not called: the reader creates the object when it knows all values. Move the code of the method to the constructor."],
        await AnalyzerVerifier.ReportsAsync("GI3041", "[JsonContract] public partial class [|T|] : IJsonOnDeserializing { public int A { get; set; } public void OnDeserializing() { } }"));

    [Fact]
    public Task Says_nothing_of_methods_that_are_called() => AnalyzerVerifier.ReportsNothingAsync(
        "[JsonContract] public partial class T : IJsonOnDeserialized, IJsonOnSerializing, IJsonOnSerialized { public int A { get; set; } public void OnDeserialized() { } public void OnSerializing() { } public void OnSerialized() { } }");
}
