namespace GptImage2.Endpoints.Telemetry;

/// <summary>The telemetry data of the method of a call.</summary>
internal interface ICallDescription
{
    /// <summary>The interface and the method: <c>IReceiptReader.ReadAsync</c>.</summary>
    string Name { get; }

    string SystemMessage { get; }

    /// <summary>A hash that distinguishes versions of the contract.</summary>
    string SchemaHash { get; }
}
