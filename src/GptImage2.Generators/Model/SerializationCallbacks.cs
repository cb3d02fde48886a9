namespace GptImage2.Generators.Model;

/// <summary>The interfaces of System.Text.Json whose methods a reader or a writer calls.</summary>
[Flags]
internal enum SerializationCallbacks
{
    None = 0,
    OnDeserialized = 1,
    OnSerializing = 2,
    OnSerialized = 4,
}
